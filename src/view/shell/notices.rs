//! Lasting news about the whole app, above the panes.

use leptos::prelude::*;

use crate::app::{Session, SignIn, wording};
use crate::ui::{Banner, BannerKind, Button, ButtonKind, IconName};

/// Sign-in that has run out, or is missing: what is on screen stays.
#[component]
pub(in crate::view) fn Notices(
    /// The session.
    session: Session,
) -> impl IntoView {
    let notice = move || {
        match session.sign_in.get() {
        SignIn::Fine => ().into_any(),
        SignIn::Missing => {
            view! { <Banner kind=BannerKind::Error icon=IconName::Lock text=wording::SIGN_IN_MISSING /> }
                .into_any()
        }
        SignIn::Silent => view! {
            <Banner kind=BannerKind::Error icon=IconName::Lock text=wording::SIGN_IN_SILENT>
                <Button label=wording::RETRY kind=ButtonKind::Primary on_click=move |()| session.try_again() />
            </Banner>
        }
        .into_any(),
        SignIn::Needed => view! {
            <Banner kind=BannerKind::Error icon=IconName::Lock text=wording::SIGN_IN_NEEDED>
                <Button
                    label=wording::SIGN_IN_AGAIN
                    kind=ButtonKind::Primary
                    on_click=move |()| session.sign_in_again()
                />
            </Banner>
        }
        .into_any(),
    }
    };
    view! { <div class="shell_notice">{notice}</div> }
}
