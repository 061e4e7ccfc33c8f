//! What goes on behind the first screen, once its code is there: the engine, the other tabs, looking for news.

use leptos::prelude::*;

use super::Session;
use crate::browser::{clock, intl, keys, message_frame, online, visibility};
use crate::mailbox::{Engine, Mailbox};

/// How often to look for news while somebody can see the page, in milliseconds.
const NEWS_MILLIS: u32 = 30_000;
/// While nobody can, every so many of these times.
const NEWS_WHILE_HIDDEN: u32 = 10;

impl Session {
    /// Gives the mailbox its engine and the store its desk, hears of other tabs, and looks for news as long as the page
    /// lives.
    pub(super) fn equip(self) {
        self.teller().set_value(Some(Self::tell));
        self.update(|mailbox| {
            mailbox.compare_by(intl::to_lower);
            mailbox.equip(Engine::WHOLE)
        });
        self.store.with_value(|store| {
            store.serve(
                move |words, told| self.update(|mailbox| mailbox.overhear(words, told)),
                move || self.update(Mailbox::lead),
            );
        });
        online::follow(move |is_online| self.is_cut_off().set(!is_online));
        keys::on_key(move |stroke, focus| self.press(stroke, focus));
        self.learn_user();
        // So that it is in the cache, for times without a network.
        leptos::task::spawn_local(async { drop(message_frame::fetch_page().await) });
        visibility::on_return(move || self.update(Mailbox::poll));
        // What could not be had without the network is asked for again.
        online::on_return(move || {
            self.refresh();
            self.learn_user();
        });
        leptos::task::spawn_local(self.keep_up());
    }

    async fn keep_up(self) {
        let mut rounds: u32 = 0;
        loop {
            clock::sleep(NEWS_MILLIS).await;
            rounds = rounds.wrapping_add(1);
            if visibility::is_visible() || rounds.is_multiple_of(NEWS_WHILE_HIDDEN) {
                self.update(Mailbox::poll);
                self.learn_user();
            }
        }
    }
}
