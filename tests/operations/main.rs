//! Every operation of the client against the simulated service, in both dialects, each exchange held against the
//! published contract; and `docs/coverage.md`, the table of what is proven so.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod adversity;
mod attachments;
mod categories;
mod clouds;
mod composing;
mod coverage;
mod focus;
mod folders;
mod meetings;
mod naming;
mod organising;
mod people;
mod querying;
mod reading;
mod requests;
mod rules;
mod service;
mod settings;
mod table;
mod twins;

use outpost::protocol::Dialect;
use service::Service;

/// One thing a person does, from beginning to end.
struct Scenario {
    name: &'static str,
    run: fn(&mut Service),
    dialects: &'static [Dialect],
}

macro_rules! scenarios {
    (in both dialects: $($both:path as $both_name:ident),* $(,)?; in Graph: $($graph:path as $graph_name:ident),* $(,)?;) => {
        const SCENARIOS: &[Scenario] = &[
            $(Scenario { name: stringify!($both_name), run: $both, dialects: &[Dialect::Graph, Dialect::Outlook] },)*
            $(Scenario { name: stringify!($graph_name), run: $graph, dialects: &[Dialect::Graph] },)*
        ];

        mod graph {
            use super::*;
            $(#[test] fn $both_name() { $both(&mut Service::new(Dialect::Graph)); })*
            $(#[test] fn $graph_name() { $graph(&mut Service::new(Dialect::Graph)); })*
        }

        mod outlook {
            use super::*;
            $(#[test] fn $both_name() { $both(&mut Service::new(Dialect::Outlook)); })*
        }
    };
}

scenarios! {
    in both dialects:
        reading::lists_of_the_mailbox_and_of_a_folder as lists_of_the_mailbox_and_of_a_folder,
        reading::filters_orders_and_searches as filters_orders_and_searches,
        reading::a_message_with_all_it_has as a_message_with_all_it_has,
        reading::changes_of_a_folder_are_followed as changes_of_a_folder_are_followed,
        reading::changes_of_the_folder_tree_are_followed as changes_of_the_folder_tree_are_followed,
        composing::a_message_is_sent_on_the_fly as a_message_is_sent_on_the_fly,
        composing::a_draft_is_written_changed_and_sent as a_draft_is_written_changed_and_sent,
        composing::answers_on_the_fly as answers_on_the_fly,
        composing::answers_on_the_fly_are_messages_of_their_own as answers_on_the_fly_are_messages_of_their_own,
        composing::drafts_of_answers_quote as drafts_of_answers_quote,
        composing::a_draft_waits_for_its_time as a_draft_waits_for_its_time,
        composing::mentions_reach_who_is_mentioned as mentions_reach_who_is_mentioned,
        organising::messages_are_marked_flagged_and_classified as messages_are_marked_flagged_and_classified,
        organising::messages_are_moved_copied_and_deleted as messages_are_moved_copied_and_deleted,
        organising::a_list_is_left as a_list_is_left,
        focus::overrides_of_the_focused_inbox as overrides_of_the_focused_inbox,
        rules::rules_of_the_inbox as rules_of_the_inbox,
        settings::settings_of_the_mailbox as settings_of_the_mailbox,
        settings::languages_and_time_zones as languages_and_time_zones,
        settings::tips_about_recipients as tips_about_recipients,
        attachments::files_items_and_links as files_items_and_links,
        folders::a_folder_from_making_to_deleting as a_folder_from_making_to_deleting,
    ;
    in Graph:
        reading::the_source_of_a_message as the_source_of_a_message,
        composing::messages_go_as_mime as messages_go_as_mime,
        organising::a_message_is_deleted_for_good as a_message_is_deleted_for_good,
        organising::a_sent_message_is_recalled as a_sent_message_is_recalled,
        organising::a_folder_is_marked_as_read_at_once as a_folder_is_marked_as_read_at_once,
        organising::junk_is_reported_and_pardoned as junk_is_reported_and_pardoned,
        organising::ids_are_translated as ids_are_translated,
        organising::a_message_carries_data_of_the_client as a_message_carries_data_of_the_client,
        attachments::a_large_file_goes_in_ranges as a_large_file_goes_in_ranges,
        attachments::an_upload_goes_on_after_a_lost_range as an_upload_goes_on_after_a_lost_range,
        attachments::an_upload_is_given_up as an_upload_is_given_up,
        folders::folders_only_graph_has as folders_only_graph_has,
        categories::categories_with_colours as categories_with_colours,
        people::recipients_are_suggested as recipients_are_suggested,
        people::profile_and_photo as profile_and_photo,
        people::the_mailbox_is_searched as the_mailbox_is_searched,
        meetings::invitations_are_answered as invitations_are_answered,
        requests::many_changes_go_in_waves as many_changes_go_in_waves,
    ;
}
