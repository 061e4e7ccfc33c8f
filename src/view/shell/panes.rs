//! The three panes and what lies around them.

use leptos::ev;
use leptos::prelude::*;

use super::top_bar::TopBar;
use crate::app::{Session, wording};
use crate::browser::environment;
use crate::ui::{LiveRegion, SplitPane};
use crate::view::folders::FolderPane;
use crate::view::later;
use crate::view::list::ListPane;
use crate::view::reader::Reader;

/// The narrowest and widest the folder pane gets, in pixels.
const FOLDERS_WIDTHS: (i32, i32) = (180, 400);

const MENU_BUTTON: &str = ".shell_menu";

/// Where the focus goes when the pane it was in gives way to another.
const SUBJECT: &str = ".shell_reader h1";
const OPEN_ROW: &str = "#list [role=option][tabindex='0']";

/// In windows that show one pane at a time, opening a message hides the list with the focus in it, and going back
/// hides the message.
fn keep_focus(session: Session) {
    let is_open = Memo::new(move |_| session.open_message().is_some());
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if was_open.is_some_and(|was_open| was_open != is_open) && environment::shows_one_pane() {
            environment::focus_after_paint(if is_open { SUBJECT } else { OPEN_ROW });
        }
        is_open
    });
}

/// The mailbox on screen.
#[component]
pub(super) fn Panes(
    /// The session.
    session: Session,
) -> impl IntoView {
    let is_drawer_open = RwSignal::new(false);
    let pane = move || if session.open_message().is_some() { "reader" } else { "list" };
    let preferences = session.preferences;
    keep_focus(session);
    let later = later::signal();
    let notices = move || later.get().map(|later| (later.notices)(session));
    let over = move || later.get().map(|later| (later.over)(session));
    let close_drawer = move || {
        if is_drawer_open.get_untracked() {
            is_drawer_open.set(false);
            environment::focus(MENU_BUTTON);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close_drawer();
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
            {notices}
            <nav class="shell_folders" id="folders" aria-label=wording::FOLDERS>
                <FolderPane session=session on_choose=move |()| close_drawer() />
                <SplitPane
                    label=wording::RESIZE_FOLDERS
                    size=preferences.folders_width
                    min=FOLDERS_WIDTHS.0
                    max=FOLDERS_WIDTHS.1
                    on_resize=move |width| preferences.resize_folders(width)
                    controls="folders"
                />
            </nav>
            <ListPane session=session is_covered=is_drawer_open />
            <Reader session=session is_covered=is_drawer_open />
            <div class="shell_scrim" on:click=move |_| close_drawer()></div>
            {over}
            <LiveRegion text=session.said() />
        </div>
    }
}
