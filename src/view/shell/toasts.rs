//! What was just done, with the way back; and what went wrong lately, with the way to try again.

use leptos::prelude::*;

use crate::app::{Done, Failure, Session, wording};
use crate::ui::{Button, Toast};

/// How long what was done can be read, in milliseconds.
const LASTS: u32 = 10_000;

/// The stack at the edge of the window: failures, and below them what was done last.
#[component]
pub(in crate::view) fn Toasts(
    /// The session.
    session: Session,
) -> impl IntoView {
    view! {
        <section class="toast_stack" aria-label=wording::NOTICES>
            <For
                each=move || session.failures().get()
                key=|failure| failure.id
                children=move |failure| view! { <FailureToast session=session failure=failure /> }
            />
            {move || session.done().get().map(|done| view! { <DoneToast session=session done=done /> })}
        </section>
    }
}

#[component]
fn DoneToast(
    /// The session.
    session: Session,
    /// What was done.
    done: Done,
) -> impl IntoView {
    let undo = done.can_undo.then(|| {
        view! { <Button label=wording::UNDO on_click=move |()| session.undo() /> }
    });
    view! {
        <Toast
            text=done.text
            lasts=LASTS
            dismiss_label=wording::DISMISS
            on_dismiss=move |()| session.done().set(None)
        >
            {undo}
        </Toast>
    }
}

#[component]
fn FailureToast(
    /// The session.
    session: Session,
    /// What went wrong.
    failure: Failure,
) -> impl IntoView {
    let Failure { id, text, retry } = failure;
    let retry = retry.map(|change| {
        let again = move |()| {
            session.dismiss(id);
            session.dispatch(change.clone());
        };
        view! { <Button label=wording::RETRY on_click=again /> }
    });
    view! {
        <Toast
            text=text
            failed=true
            dismiss_label=wording::DISMISS
            on_dismiss=move |()| session.dismiss(id)
        >
            {retry}
        </Toast>
    }
}
