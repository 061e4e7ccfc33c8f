//! The folder pane.

use leptos::prelude::*;

use crate::app::{Session, Task, wording};
use crate::browser::intl;
use crate::mailbox::FolderRow;
use crate::model::{FolderId, WellKnownFolder};
use crate::route::Place;
use crate::ui::{IconName, Skeleton, SkeletonKind, Tree, TreeNode};
use crate::view::later;

/// The tree of folders with their counts.
#[component]
pub fn FolderPane(
    /// The session.
    session: Session,
    /// A folder was chosen.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let rows = Memo::new(move |_| {
        session
            .expanded
            .with(|expanded| session.mailbox.with(|mailbox| mailbox.folders().rows(expanded, &intl::compare)))
    });
    let nodes = Memo::new(move |_| {
        let here = session.folder();
        rows.with(|rows| rows.iter().map(|row| node(row, &here)).collect::<Vec<_>>())
    });
    let failure = Memo::new(move |_| session.mailbox.with(|mailbox| mailbox.folders().failure().cloned()));
    let choose = move |id: String| {
        session.go(&Place::folder(FolderId::from(id)));
        on_choose.run(());
    };
    let toggle = move |id: String| session.toggle_folder(FolderId::from(id));
    let later = later::signal();
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let content = move || match (is_empty.get(), failure.get()) {
        (false, _) => {
            view! { <Tree label=wording::FOLDERS nodes=nodes on_select=choose on_toggle=toggle /> }.into_any()
        }
        (true, None) => view! { <Skeleton kind=SkeletonKind::Lines count=8 /> }.into_any(),
        (true, Some(error)) => {
            later.get().map(|later| (later.failed)(session, Task::Folders, &error)).into_any()
        }
    };
    view! {
        <div class="folders">
            <div class="folders_tree">{content}</div>
        </div>
    }
}

fn node(row: &FolderRow, here: &FolderId) -> TreeNode {
    TreeNode {
        id: row.id.as_str().to_owned(),
        label: wording::folder(&row.name, row.unread),
        text: row.name.clone(),
        level: row.level,
        expandable: row.is_expandable,
        expanded: row.is_expanded,
        selected: row.id == *here,
        badge: (row.unread > 0).then(|| intl::number(row.unread)),
        icon: icon(row.well_known),
    }
}

/// The picture of a folder.
pub(super) fn icon(folder: Option<WellKnownFolder>) -> IconName {
    match folder {
        Some(WellKnownFolder::Inbox) => IconName::Inbox,
        Some(WellKnownFolder::Drafts) => IconName::Drafts,
        Some(WellKnownFolder::SentItems) => IconName::Sent,
        Some(WellKnownFolder::Archive) => IconName::Archive,
        Some(WellKnownFolder::JunkEmail) => IconName::Junk,
        Some(WellKnownFolder::DeletedItems) => IconName::Trash,
        Some(WellKnownFolder::Outbox) => IconName::Outbox,
        None => IconName::Folder,
    }
}
