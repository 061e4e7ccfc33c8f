//! What the page shows: the mailbox, or why there is none.

use leptos::prelude::*;

use super::shell::Shell;
use crate::app::{Start, wording};
use crate::browser::location;
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Icon, IconName, Skeleton};

/// The root of the page.
#[component]
pub fn Root(
    /// How far the start is.
    state: ReadSignal<Start, LocalStorage>,
) -> impl IntoView {
    move || match state.get() {
        Start::Loading => view! { <Skeleton /> }.into_any(),
        Start::Misconfigured(error) => view! { <Misconfigured reason=error.to_string() /> }.into_any(),
        Start::Running(session) => view! { <Shell session=session /> }.into_any(),
    }
}

/// The configuration is no good: says what, where and who can mend it.
#[component]
fn Misconfigured(
    /// What is wrong.
    reason: String,
) -> impl IntoView {
    view! {
        <main class="sign_in">
            <div class="sign_in_card">
                <span class="sign_in_mark">
                    <Icon name=IconName::Warning />
                </span>
                <h1 class="sign_in_title">{wording::CONFIG_TITLE}</h1>
                <div class="sign_in_notice">
                    <Banner kind=BannerKind::Error icon=IconName::Warning text=reason />
                </div>
                <p class="sign_in_text">{wording::CONFIG_HELP}</p>
                <div class="sign_in_actions">
                    <Button label=wording::RELOAD kind=ButtonKind::Primary on_click=|()| location::reload() />
                </div>
            </div>
        </main>
    }
}
