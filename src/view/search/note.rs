//! Where was looked, and what an empty list means.

use leptos::prelude::*;

use crate::app::{Session, wording};
use crate::ui::{EmptyState, IconName};

/// One line over the hits: where is looked, and how far that is. Nothing in a folder.
#[component]
pub(in crate::view) fn Note(
    /// The session.
    session: Session,
) -> impl IntoView {
    let is_search = Memo::new(move |_| session.folder().query().is_some());
    let reach = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.reach(&session.folder())));
    move || {
        is_search.get().then(|| {
            view! {
                <p class="search_note" role="status">
                    {move || wording::searched(reach.get())}
                </p>
            }
        })
    }
}

/// What stands in the place of an empty list.
#[component]
pub(in crate::view) fn Nothing(
    /// The session.
    session: Session,
) -> impl IntoView {
    move || {
        let (icon, title, text) = if session.folder().query().is_some() {
            (IconName::Search, wording::NOTHING_FOUND, wording::NOTHING_FOUND_TEXT)
        } else {
            (IconName::Mail, wording::EMPTY_FOLDER, wording::EMPTY_FOLDER_TEXT)
        };
        view! { <EmptyState icon=icon title=title text=text /> }
    }
}
