//! The page before there is a mailbox.

use leptos::prelude::*;

use super::toasts::Toasts;
use crate::app::{Session, SignIn, wording};
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Icon, IconName};

/// Asks the person to sign in, or says that the page cannot.
#[component]
pub(in crate::view) fn SignInScreen(
    /// The session.
    session: Session,
) -> impl IntoView {
    let body = move || {
        match session.sign_in.get() {
        SignIn::Missing => view! {
            <div class="sign_in_notice">
                <Banner kind=BannerKind::Error icon=IconName::Lock text=wording::SIGN_IN_MISSING />
            </div>
        }
        .into_any(),
        SignIn::Silent => view! {
            <p class="sign_in_text" role="alert">
                {wording::SIGN_IN_SILENT}
            </p>
            <div class="sign_in_actions">
                <Button label=wording::RETRY kind=ButtonKind::Primary on_click=move |()| session.try_again() />
            </div>
        }
        .into_any(),
        SignIn::Needed | SignIn::Fine => view! {
            <p class="sign_in_text" role="alert">
                {wording::SIGN_IN_FIRST}
            </p>
            <div class="sign_in_actions">
                <Button
                    label=wording::SIGN_IN
                    kind=ButtonKind::Primary
                    on_click=move |()| session.sign_in_again()
                />
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <Toasts session=session />
        <main class="sign_in">
            <div class="sign_in_card">
                <span class="sign_in_mark">
                    <Icon name=IconName::Mail />
                </span>
                <h1 class="sign_in_title">{wording::APP}</h1>
                {body}
            </div>
        </main>
    }
}
