//! A button, with text or an icon or both, and always a name.
use super::toolbar::{Roving, Stop};
use super::{Icon, IconName};
use leptos::html;
use leptos::prelude::*;

/// How loud it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// An action among others, with an outline.
    #[default]
    Quiet,
    /// No surface until pointed at: toolbars, headers.
    Plain,
}

impl ButtonKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Plain => "plain",
        }
    }
}

/// A button. Disabled ones keep the focus (`aria-disabled`), so that nobody loses their place.
#[component]
pub fn Button(
    /// Its name: shown, or only spoken with `icon_only`.
    #[prop(into)]
    label: Signal<String>,
    /// What it does when pressed.
    #[prop(into)]
    on_click: Callback<()>,
    /// The picture in front of the label.
    #[prop(optional, into)]
    icon: Signal<Option<IconName>>,
    /// Show the icon alone; the label becomes the accessible name and the tooltip.
    #[prop(optional)]
    icon_only: bool,
    /// How loud it is.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it is held down, for buttons that switch something.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
    /// Whether what it opens is open, for buttons that open something.
    #[prop(optional, into)]
    expanded: Signal<Option<bool>>,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Tooltip, for instance with the key; the label stands in for it on icon buttons.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Where the element goes, for those who move the focus to it.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
) -> impl IntoView {
    let stop = use_context::<Roving>().map(Roving::join);
    let press = move |_| {
        if !disabled.get_untracked() {
            on_click.run(());
        }
    };
    let on_focus = move |_| {
        if let Some(stop) = stop {
            stop.focused();
        }
    };
    let title = move || hint.get().or_else(|| icon_only.then(|| label.get()));
    let spoken = move || icon_only.then(|| label.get());
    let word = move || (!icon_only).then(|| view! { <span class="button_text">{move || label.get()}</span> });
    view! {
        <button
            type="button"
            class="button"
            class:button_icon_only=icon_only
            data-kind=kind.name()
            node_ref=node_ref
            title=title
            aria-label=spoken
            aria-pressed=move || pressed.get().map(|on| on.to_string())
            aria-expanded=move || expanded.get().map(|on| on.to_string())
            aria-disabled=move || disabled.get().then_some("true")
            tabindex=move || stop.map(Stop::tabindex)
            on:click=press
            on:focus=on_focus
        >
            {move || icon.get().map(|name| view! { <Icon name=name /> })}
            {word}
        </button>
    }
}
