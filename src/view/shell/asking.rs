//! What the person is asked before something is done: where to, and whether really.

use leptos::prelude::*;
use rustc_hash::FxHashSet;

use crate::app::{Asking, Session, wording};
use crate::browser::intl;
use crate::mailbox::{Action, FolderRow};
use crate::model::{FolderId, MessageId};
use crate::ui::{Button, ButtonKind, Choice, Dialog, Picker};
use crate::view::folders::icon;

/// The open question, if there is one.
#[component]
pub(in crate::view) fn Asked(
    /// The session.
    session: Session,
) -> impl IntoView {
    move || {
        session.asking().get().map(|asking| match asking {
            Asking::Folder(messages) => view! { <MoveTo session=session messages=messages /> }.into_any(),
            Asking::Destroying(messages) => {
                view! { <Destroy session=session messages=messages /> }.into_any()
            }
        })
    }
}

/// Which folder to move messages to.
#[component]
fn MoveTo(
    /// The session.
    session: Session,
    /// What is to be moved.
    messages: Vec<MessageId>,
) -> impl IntoView {
    let close = move || session.asking().set(None);
    let pick = move |id: String| {
        close();
        session.move_to(FolderId::from(id), messages.clone());
    };
    let choices = Memo::new(move |_| choices(&all_folders(session), &session.folder()));
    view! {
        <Dialog label=wording::MOVE_TO on_close=move |()| close()>
            <Picker
                label=wording::FIND_FOLDER
                choices=choices
                nothing=wording::NO_FOLDER
                on_pick=pick
            />
        </Dialog>
    }
}

/// Every folder, in the order of the folder pane.
fn all_folders(session: Session) -> Vec<FolderRow> {
    session.mailbox.with(|mailbox| {
        let mut expanded = FxHashSet::default();
        loop {
            let rows = mailbox.folders().rows(&expanded, &intl::compare);
            let before = expanded.len();
            expanded.extend(rows.iter().filter(|row| row.is_expandable).map(|row| row.id.clone()));
            if expanded.len() == before {
                return rows;
            }
        }
    })
}

/// The folders to choose from: all but the one the messages are in. Each knows the path to it.
fn choices(rows: &[FolderRow], here: &FolderId) -> Vec<Choice> {
    let mut path: Vec<&str> = Vec::new();
    let mut choices = Vec::with_capacity(rows.len());
    for row in rows {
        path.truncate(row.level.saturating_sub(1));
        if row.id != *here {
            choices.push(Choice {
                id: row.id.as_str().to_owned(),
                text: row.name.clone(),
                level: row.level,
                detail: path.join(" / "),
                icon: icon(row.well_known),
            });
        }
        path.push(&row.name);
    }
    choices
}

/// Whether messages may be deleted for good.
#[component]
fn Destroy(
    /// The session.
    session: Session,
    /// What is to be deleted.
    messages: Vec<MessageId>,
) -> impl IntoView {
    let text = wording::really_destroy(messages.len());
    let close = move || session.asking().set(None);
    let destroy = move |()| {
        close();
        session.act(Action::Destroy, messages.clone());
    };
    view! {
        <Dialog label=wording::DELETE_FOR_GOOD urgent=true on_close=move |()| close()>
            <p class="dialog_text">{text}</p>
            <div class="dialog_actions">
                <Button label=wording::CANCEL on_click=move |()| close() />
                <Button label=wording::DELETE_FOR_GOOD kind=ButtonKind::Primary on_click=destroy />
            </div>
        </Dialog>
    }
}
