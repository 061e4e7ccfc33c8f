//! The window with its three panes.

mod notices;
mod sign_in;
mod toasts;
mod top_bar;

use leptos::ev;
use leptos::prelude::*;

use self::notices::Notices;
use self::sign_in::SignInScreen;
use self::toasts::Toasts;
use self::top_bar::TopBar;
use super::folders::FolderPane;
use super::list::ListPane;
use super::reader::Reader;
use crate::app::{Session, SignIn, wording};
use crate::browser::environment;
use crate::ui::{LiveRegion, SplitPane};

/// The narrowest and widest the folder pane gets, in pixels.
const FOLDERS_WIDTHS: (i32, i32) = (180, 400);

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

#[component]
fn Panes(
    /// The session.
    session: Session,
) -> impl IntoView {
    let is_drawer_open = RwSignal::new(false);
    let pane = move || if session.open_message().is_some() { "reader" } else { "list" };
    let preferences = session.preferences;
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_drawer_open.get_untracked() {
            is_drawer_open.set(false);
            environment::focus(".shell_menu");
        }
    };
    let pixels = |width: i32| format!("{width}px");
    view! {
        <div
            class="shell"
            data-reading="right"
            data-pane=pane
            data-drawer=move || is_drawer_open.get().then_some("open")
            style=("--shell-folders", move || pixels(preferences.folders_width.get()))
            style=("--shell-list", move || pixels(preferences.list_width.get()))
            on:keydown=on_keydown
        >
            <TopBar session=session is_drawer_open=is_drawer_open />
            <Notices session=session />
            <nav class="shell_folders" id="folders" aria-label=wording::FOLDERS>
                <FolderPane session=session on_choose=move |()| is_drawer_open.set(false) />
                <SplitPane
                    label=wording::RESIZE_FOLDERS
                    size=preferences.folders_width
                    min=FOLDERS_WIDTHS.0
                    max=FOLDERS_WIDTHS.1
                    on_resize=move |width| preferences.resize_folders(width)
                    controls="folders"
                />
            </nav>
            <ListPane session=session />
            <Reader session=session />
            <div class="shell_scrim" on:click=move |_| is_drawer_open.set(false)></div>
            <Toasts session=session />
            <LiveRegion text=session.said />
        </div>
    }
}
