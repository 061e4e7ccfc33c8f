//! The bar across the top.

use leptos::prelude::*;

use crate::app::{Session, Theme, wording};
use crate::browser::environment;
use crate::ui::{Avatar, Button, ButtonKind, Icon, IconName};
use crate::view::later;

/// The first line of the folder tree that takes the focus.
const TREE_STOP: &str = "#folders [role=treeitem][tabindex='0']";

/// Menu button for narrow windows, the app's name, colours, whose mailbox it is.
#[component]
pub(super) fn TopBar(
    /// The session.
    session: Session,
    /// Whether the folders show over the list, in narrow windows.
    is_drawer_open: RwSignal<bool>,
) -> impl IntoView {
    let later = later::signal();
    let search = move || later.get().map(|later| (later.search)(session));
    let standing = move || later.get().map(|later| (later.standing)(session));
    let menu_label = move || if is_drawer_open.get() { wording::HIDE_FOLDERS } else { wording::SHOW_FOLDERS };
    let toggle_drawer = move |_| {
        is_drawer_open.update(|is_open| *is_open = !*is_open);
        if is_drawer_open.get_untracked() {
            environment::focus(TREE_STOP);
        }
    };
    let theme = session.preferences.theme;
    let theme_label = Signal::derive(move || {
        match theme.get() {
            Theme::Light => wording::DARK,
            Theme::Dark => wording::LIGHT,
        }
        .to_owned()
    });
    let theme_icon = Signal::derive(move || {
        Some(match theme.get() {
            Theme::Light => IconName::Moon,
            Theme::Dark => IconName::Sun,
        })
    });
    let account = move || session.user.get().map(|user| view! { <Account user=user /> });
    view! {
        <header class="shell_bar">
            <button
                type="button"
                class="button button_icon_only shell_menu"
                data-kind="plain"
                title=menu_label
                aria-label=menu_label
                aria-expanded=move || is_drawer_open.get().to_string()
                aria-controls="folders"
                on:click=toggle_drawer
            >
                <Icon name=IconName::Menu />
            </button>
            <span class="shell_name">
                <span class="shell_mark">
                    <Icon name=IconName::Mail />
                </span>
                <span>{wording::APP}</span>
            </span>
            <div class="shell_search">{search}</div>
            <div class="shell_tools">
                {standing}
                <Button
                    label=theme_label
                    icon=theme_icon
                    icon_only=true
                    kind=ButtonKind::Plain
                    on_click=move |()| session.preferences.toggle_theme()
                />
                {account}
            </div>
        </header>
    }
}

#[component]
fn Account(
    /// Whose mailbox it is.
    user: crate::model::User,
) -> impl IntoView {
    let address = user.address().to_owned();
    let label = wording::account(&user.display_name, &address);
    view! {
        <span class="shell_account" role="img" aria-label=label.clone() title=label>
            <Avatar name=user.display_name.clone() seed=Some(address) />
        </span>
    }
}
