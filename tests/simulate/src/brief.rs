//! Answers and writes in few words, for traces.

use std::fmt::Write as _;

use outpost::mailbox::{Answer, Change, Entry, Write};
use outpost::model::{DeltaItem, FolderId, MailFolder, Message, PartialFolder, PartialMessage, Patch};

/// An answer in few words.
pub(crate) fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Changes(page) => {
            let items = page.value.iter().map(|item| match item {
                DeltaItem::Present(partial) => part(partial),
                DeltaItem::Removed { id, .. } => format!("-{}", id.as_str()),
            });
            format!("changes{}: {}", end(page.next_link.is_some()), joined(items))
        }
        Answer::FolderChanges(page) => {
            let items = page.value.iter().map(|item| match item {
                DeltaItem::Present(partial) => part_of_folder(partial),
                DeltaItem::Removed { id, .. } => format!("-{}", id.as_str()),
            });
            format!("folders{}: {}", end(page.next_link.is_some()), joined(items))
        }
        Answer::Headers(answers) => joined(answers.iter().map(|answer| match answer {
            Ok(message) => header(message),
            Err(error) => format!("{error:?}"),
        })),
        Answer::Rows(page) => format!("rows: {}", joined(page.value.iter().map(header))),
        Answer::Folders(page) => format!("folders: {}", joined(page.value.iter().map(folder))),
        Answer::WellKnownFolders(named) => {
            format!("names: {}", joined(named.iter().map(|(_, known)| folder(known))))
        }
        Answer::Content(message) => format!("content: {}", header(message)),
        Answer::Folder(made) => folder(made),
        Answer::Parcel(answers) => joined(answers.iter().map(|one| match one {
            Ok(done) => self::answer(done),
            Err(error) => format!("{error:?}"),
        })),
        Answer::Done | Answer::Moved(_) => format!("{answer:?}"),
    }
}

/// Writes in few words.
pub(crate) fn writes(writes: &[Write]) -> String {
    joined(writes.iter().map(|write| match write {
        Write::Folders(folders) => format!("folders {}", joined(folders.iter().map(folder))),
        Write::Headers(headers) => format!("headers {}", joined(headers.iter().map(header))),
        Write::Merge(partials) => format!("merge {}", joined(partials.iter().map(part))),
        Write::Content(content) => format!("content {}", content.id.as_str()),
        Write::Names(_) => "names".to_owned(),
        Write::Track { folder, track } => format!(
            "track {} {}{}{}",
            place(folder.as_ref()),
            track.link.as_deref().map_or("from the beginning", link),
            if track.is_complete { " complete" } else { "" },
            if track.is_anew { " anew" } else { "" },
        ),
        Write::Entries(entries) => format!("entries {}", joined(entries.iter().map(entry))),
        other => format!("{other:?}"),
    }))
}

/// A link by the end of its token, and whether it ends a round.
pub(crate) fn link(link: &str) -> &str {
    let end = link.find("token=").map_or(link.len(), |at| (at + 14).min(link.len()));
    link.rfind("mailFolders").and_then(|at| link.get(at..end)).unwrap_or(link)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

const fn end(has_more: bool) -> &'static str {
    if has_more { " (more)" } else { "" }
}

fn place(folder: Option<&FolderId>) -> &str {
    folder.map_or("nowhere", FolderId::as_str)
}

fn header(message: &Message) -> String {
    let read = if message.is_read { "" } else { "*" };
    format!("{}{read}@{}", message.id.as_str(), place(message.parent_folder_id.as_ref()))
}

fn part(partial: &PartialMessage) -> String {
    let mut text = format!("{}~", partial.id.as_str());
    if let Patch::Set(is_read) = &partial.is_read {
        text.push_str(if *is_read { "" } else { "*" });
    }
    if let Patch::Set(folder) = &partial.parent_folder_id {
        let _ = write!(text, "@{}", folder.as_str());
    }
    if !partial.subject.is_keep() {
        text.push_str(" whole");
    }
    text
}

fn folder(folder: &MailFolder) -> String {
    let (unread, total) = (folder.unread_item_count, folder.total_item_count);
    let parent = place(folder.parent_folder_id.as_ref());
    format!("{} {:?} {unread}/{total} in {parent}", folder.id.as_str(), folder.display_name)
}

fn part_of_folder(partial: &PartialFolder) -> String {
    folder(&partial.clone().into_folder())
}

fn entry(entry: &Entry) -> String {
    let sent = if entry.is_sent { " sent" } else { "" };
    match &entry.change {
        Change::Messages { action, messages } => {
            let ids = joined(messages.iter().map(|id| id.as_str().to_owned()));
            format!("#{} {action:?}{sent} [{ids}]", entry.id.number)
        }
        Change::Folder { action, folder } => {
            format!("#{} {action:?}{sent} of {}", entry.id.number, folder.as_str())
        }
    }
}
