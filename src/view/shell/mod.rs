//! The window with its three panes.

mod asking;
mod jobs;
mod notices;
mod panes;
mod sign_in;
mod standing;
mod toasts;
mod top_bar;

use leptos::prelude::*;

use self::panes::Panes;
use self::sign_in::SignInScreen;
use crate::app::{Session, SignIn};

/// The mailbox on screen; before there is anything to show, the way to sign in.
#[component]
pub fn Shell(
    /// The session.
    session: Session,
) -> impl IntoView {
    let has_nothing = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.folders().is_empty()));
    let is_locked = Memo::new(move |_| has_nothing.get() && session.sign_in.get() != SignIn::Fine);
    move || {
        if is_locked.get() {
            view! { <SignInScreen session=session /> }.into_any()
        } else {
            view! { <Panes session=session /> }.into_any()
        }
    }
}
