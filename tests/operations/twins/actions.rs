//! What is done to both services: forty operations with contents people write.

use base64::Engine as _;
use outpost::model::{
    DraftPatch, Flag, FlagStatus, FolderPatch, Importance, InferenceClass, ItemBody, MessagePatch,
    NewAttachment, NewFolder, NewItem, NewMessage, Patch,
};
use outpost::protocol::ops::{attachment, mail_folder, message, user};
use outpost::protocol::{DeltaQuery, Query, property};
use proptest::prelude::*;

use super::{Side, Twins};
use crate::service::{new_message, recipient};

macro_rules! actions {
    ($($name:ident),* $(,)?) => {
        #[derive(Debug, Clone, Copy)]
        pub(super) enum Action { $($name),* }

        impl Action {
            pub(super) const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

actions! {
    List, ListWhere, Sync, SyncFolders, Count, Get, GetDetails, GetWithAttachments, Update, SetFlag, Classify, Move,
    Copy, Delete, Unsubscribe, Create, CreateInFolder, UpdateDraft, Send, SendMail, Reply, ReplyAll, Forward,
    CreateReply, CreateReplyAll, CreateForward, AttachFile, AttachItem, AttachLink, ListAttachments, GetAttachment,
    DeleteAttachment, ListFolders, CreateFolder, UpdateFolder, MoveFolder, CopyFolder, DeleteFolder, CreateOverride,
    UpdateOverride, ListOverrides, DeleteOverride, CreateRule, UpdateRule, ListRules, DeleteRule, Settings,
    ChangeSettings, AutomaticReplies, MailTips,
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    proptest::sample::select(Action::ALL)
}

pub(super) const BEN: &str = "ben@contoso.com";

fn written(text: &str) -> NewMessage {
    NewMessage {
        body: Some(ItemBody { content: format!("<p>{text}</p>"), ..ItemBody::default() }),
        categories: vec![text.to_owned(), "high".into()],
        ..new_message(text, &[BEN])
    }
}

impl Side {
    fn letter(&self) -> outpost::model::MessageId {
        self.letters.first().cloned().unwrap_or("none".into())
    }

    fn last_letter(&self) -> outpost::model::MessageId {
        self.letters.last().cloned().unwrap_or("none".into())
    }

    fn last_draft(&self) -> outpost::model::MessageId {
        self.drafts.last().cloned().unwrap_or("none".into())
    }
}

impl Action {
    pub(super) fn perform(self, twins: &mut Twins, text: &str) {
        match self {
            Self::List | Self::ListWhere | Self::Sync | Self::SyncFolders | Self::Count => {
                self.list(twins, text);
            }
            Self::Create
            | Self::CreateInFolder
            | Self::UpdateDraft
            | Self::Send
            | Self::SendMail
            | Self::Reply
            | Self::ReplyAll
            | Self::Forward
            | Self::CreateReply
            | Self::CreateReplyAll
            | Self::CreateForward => self.write(twins, text),
            Self::AttachFile
            | Self::AttachItem
            | Self::AttachLink
            | Self::ListAttachments
            | Self::GetAttachment
            | Self::DeleteAttachment => self.attach(twins, text),
            Self::ListFolders
            | Self::CreateFolder
            | Self::UpdateFolder
            | Self::MoveFolder
            | Self::CopyFolder
            | Self::DeleteFolder => self.file(twins, text),
            Self::CreateOverride | Self::UpdateOverride | Self::ListOverrides | Self::DeleteOverride => {
                self.sort(twins, text);
            }
            Self::CreateRule | Self::UpdateRule | Self::ListRules | Self::DeleteRule => {
                self.rule(twins, text);
            }
            Self::Settings | Self::ChangeSettings | Self::AutomaticReplies | Self::MailTips => {
                self.set(twins, text);
            }
            _ => self.organise(twins, text),
        }
    }

    fn list(self, twins: &mut Twins, text: &str) {
        match self {
            Self::List => {
                twins.ask(|_| message::List::new(Query::new().newest_first().top(20)));
            }
            Self::ListWhere => {
                let filter = property::SUBJECT.contains(text).or(&property::CATEGORIES.has(text));
                let query = || Query::new().newest_first().filter(&filter).count();
                twins.ask(|_| mail_folder::ListMessagesWhere::new("inbox".into(), query()));
            }
            Self::Sync => {
                let query = || DeltaQuery::new().select(&["subject", "isRead", "flag", "importance"]);
                twins.ask(|_| mail_folder::MessageDelta::new("inbox".into(), query(), 50));
            }
            Self::SyncFolders => {
                twins.ask(|_| mail_folder::Delta::new(50));
            }
            _ => {
                twins.ask(|_| message::Count::folder(&"inbox".into()));
            }
        }
    }

    fn organise(self, twins: &mut Twins, text: &str) {
        let folder = if text.len().is_multiple_of(2) { "archive" } else { "inbox" };
        match self {
            Self::Get => {
                twins.ask(|side| message::Get::new(side.letter()));
            }
            Self::GetDetails => {
                twins.ask(|side| message::GetDetails::new(side.last_draft()));
            }
            Self::GetWithAttachments => {
                twins.ask(|side| message::Get::new(side.last_draft()));
            }
            Self::Update => {
                let patch = || MessagePatch {
                    is_read: Patch::Set(true),
                    categories: Patch::Set(vec![text.to_owned()]),
                    importance: Patch::Set(Importance::High),
                    ..MessagePatch::default()
                };
                twins.ask(|side| message::Update::new(side.letter(), patch()));
            }
            Self::SetFlag => {
                let flag = || Flag { flag_status: FlagStatus::Flagged, ..Flag::default() };
                twins.ask(|side| message::SetFlag::new(side.letter(), flag()));
            }
            Self::Classify => {
                twins.ask(|side| message::Classify::new(side.letter(), InferenceClass::NonFocused));
            }
            Self::Move => twins.make(
                |side| message::Move::new(side.letter(), folder.into()),
                // Without immutable ids a moved message has another.
                |side, moved| side.letters[0] = moved.id,
            ),
            Self::Copy => twins.make(
                |side| message::Copy::new(side.letter(), folder.into()),
                |side, copy| side.letters.push(copy.id),
            ),
            // What is elsewhere now has another id where ids are not immutable; it is left alone from here on.
            Self::Delete => twins
                .make(|side| message::Delete::new(side.last_letter()), |side, ()| drop(side.letters.pop())),
            _ => twins.make(
                |side| message::Unsubscribe::new(side.last_letter()),
                |side, ()| drop(side.letters.pop()),
            ),
        }
    }

    fn write(self, twins: &mut Twins, text: &str) {
        let comment = || message::Answer::Comment(text.to_owned());
        let keep = |side: &mut Side, draft: outpost::model::Message| side.drafts.push(draft.id);
        match self {
            Self::Create => twins.make(|_| message::Create::new(written(text)), keep),
            Self::CreateInFolder => {
                twins.make(|_| message::Create::in_folder(written(text), "archive".into()), keep);
            }
            Self::UpdateDraft => {
                let patch = || DraftPatch {
                    subject: Patch::Set(text.to_owned()),
                    cc_recipients: Patch::Set(vec![recipient("cleo@contoso.com")]),
                    is_read_receipt_requested: Patch::Set(true),
                    ..DraftPatch::default()
                };
                twins.ask(|side| message::UpdateDraft::new(side.last_draft(), patch()));
            }
            Self::Send => twins.make(
                |side| message::Send::new(side.last_draft()),
                |side, ()| {
                    let sent = side.drafts.pop();
                    side.files.retain(|(draft, _)| Some(draft) != sent.as_ref());
                },
            ),
            Self::SendMail => {
                twins.ask(|_| user::SendMail::new(written(text), text.len().is_multiple_of(2)));
            }
            Self::Reply => {
                twins.ask(|side| message::Reply::new(side.letter(), comment()));
            }
            Self::ReplyAll => {
                twins.ask(|side| message::ReplyAll::new(side.letter(), comment()));
            }
            Self::Forward => {
                twins.ask(|side| message::Forward::new(side.letter(), vec![recipient(BEN)], comment()));
            }
            Self::CreateReply => twins.make(|side| message::CreateReply::new(side.letter()), keep),
            Self::CreateReplyAll => twins.make(|side| message::CreateReplyAll::new(side.letter()), keep),
            _ => twins.make(|side| message::CreateForward::new(side.letter()), keep),
        }
    }

    fn attach(self, twins: &mut Twins, text: &str) {
        let new = || match self {
            Self::AttachFile => NewAttachment::File {
                name: text.to_owned(),
                content_type: Some("text/plain".into()),
                content_bytes: base64::engine::general_purpose::STANDARD.encode(text),
                is_inline: false,
                content_id: None,
            },
            Self::AttachItem => {
                NewAttachment::Item { name: text.to_owned(), item: NewItem::Message(Box::new(written(text))) }
            }
            _ => NewAttachment::Reference {
                name: text.to_owned(),
                source_url: "https://contoso-my.sharepoint.com/plan.docx".into(),
                provider_type: None,
                permission: None,
                is_folder: Some(false),
                thumbnail_url: None,
                preview_url: None,
            },
        };
        let last = |side: &Side| side.files.last().cloned().unwrap_or((side.letter(), "none".into()));
        match self {
            Self::ListAttachments => {
                twins.ask(|side| attachment::List::new(side.last_draft()));
            }
            Self::GetAttachment => {
                twins.ask(|side| attachment::Get::new(last(side).0, last(side).1));
            }
            Self::DeleteAttachment => {
                twins.ask(|side| attachment::Delete::new(last(side).0, last(side).1));
            }
            _ => twins.make(
                |side| attachment::Create::new(side.last_draft(), new()),
                |side, file| side.files.push((side.last_draft(), file.id)),
            ),
        }
    }

    fn file(self, twins: &mut Twins, text: &str) {
        let last = |side: &Side| side.folders.last().cloned().unwrap_or("none".into());
        let new = || NewFolder { display_name: text.to_owned(), ..NewFolder::default() };
        let keep = |side: &mut Side, folder: outpost::model::MailFolder| side.folders.push(folder.id);
        match self {
            Self::ListFolders => {
                twins.ask(|_| mail_folder::List::new());
            }
            Self::CreateFolder => {
                twins.make(|_| mail_folder::CreateChild::new("inbox".into(), new()), keep);
            }
            Self::UpdateFolder => {
                let patch = || FolderPatch {
                    display_name: Patch::Set(format!("{text} 2")),
                    ..FolderPatch::default()
                };
                twins.ask(|side| mail_folder::Update::new(last(side), patch()));
            }
            Self::MoveFolder => {
                twins.make(|side| mail_folder::Move::new(last(side), "archive".into()), keep);
            }
            Self::CopyFolder => {
                twins.make(|side| mail_folder::Copy::new(last(side), "drafts".into()), keep);
            }
            _ => twins.make(|side| mail_folder::Delete::new(last(side)), |side, ()| drop(side.folders.pop())),
        }
    }
}
