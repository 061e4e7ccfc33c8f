//! A line across a pane that says something lasting: offline, blocked images, a failed sync.
use super::{Button, ButtonKind, Icon, IconName};
use leptos::prelude::*;

/// How much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Good to know; read out when convenient.
    #[default]
    Info,
    /// Needs a look; read out when convenient.
    Warning,
    /// Something failed; read out at once.
    Error,
}

impl BannerKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Warning => "status",
            Self::Error => "alert",
        }
    }
}

/// A message across the pane, with actions as children.
#[component]
pub fn Banner(
    /// How much it matters: decides colour and role.
    #[prop(optional)]
    kind: BannerKind,
    /// The picture in front.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What there is to say.
    #[prop(into)]
    text: Signal<String>,
    /// The name of the button that closes it; without it there is none.
    #[prop(optional, into)]
    dismiss_label: Signal<Option<String>>,
    /// Called when it is closed.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let dismiss = move || {
        dismiss_label.get().map(|label| {
            let close = move |()| {
                if let Some(callback) = on_dismiss {
                    callback.run(());
                }
            };
            view! { <Button label=label icon=IconName::Close kind=ButtonKind::Plain icon_only=true on_click=close /> }
        })
    };
    view! {
        <div class="banner" data-kind=kind.name() role=kind.role()>
            <Icon name=icon />
            <p class="banner_text" dir="auto">
                {move || text.get()}
            </p>
            <div class="banner_actions">{children.map(|children| children())} {dismiss}</div>
        </div>
    }
}
