//! What went wrong lately, with the way to try again.

use leptos::prelude::*;

use crate::app::{Failure, Session, wording};
use crate::ui::{Button, Toast};

/// The stack of failures at the edge of the window.
#[component]
pub fn Toasts(
    /// The session.
    session: Session,
) -> impl IntoView {
    view! {
        <section class="toast_stack" aria-label=wording::NOTICES>
            <For
                each=move || session.failures.get()
                key=|failure| failure.id
                children=move |failure| view! { <FailureToast session=session failure=failure /> }
            />
        </section>
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
