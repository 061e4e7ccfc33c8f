//! The window with its three panes.

mod asking;
mod jobs;
mod notices;
mod panes;
mod sign_in;
mod standing;
mod toasts;
mod top_bar;

pub(super) use self::asking::Asked;
pub(super) use self::jobs::Jobs;
pub(super) use self::notices::Notices;
pub(super) use self::sign_in::SignInScreen;
pub(super) use self::standing::Standing;
pub(super) use self::toasts::Toasts;

use leptos::prelude::*;

use self::panes::Panes;
use crate::app::{Session, SignIn};
use crate::view::later;

/// The mailbox on screen; before there is anything to show, the way to sign in.
#[component]
pub fn Shell(
    /// The session.
    session: Session,
) -> impl IntoView {
    let later = later::provide(session);
    let has_nothing = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.folders().is_empty()));
    let is_locked = Memo::new(move |_| has_nothing.get() && session.sign_in.get() != SignIn::Fine);
    move || {
        if is_locked.get() {
            later.get().map(|later| (later.sign_in)(session)).into_any()
        } else {
            view! { <Panes session=session /> }.into_any()
        }
    }
}
