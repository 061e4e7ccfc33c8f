//! Those who change the mailbox from elsewhere: mail that arrives, another client, the second person.

use outpost::model::{
    DeltaItem, EmailAddress, Flag, FlagStatus, FolderId, FolderPatch, MailFolder, Message, MessagePatch,
    NewFolder, NewMessage, Patch, Recipient, WellKnownFolder,
};
use outpost::protocol::ops::{mail_folder, message, user};

use crate::deed::{Author, Command, Subject, Value};
use crate::service::OWNER;
use crate::world::World;

/// What others do.
#[derive(Clone, Copy)]
enum Deed {
    Arrive,
    Write,
    Read,
    Flag,
    Categorise,
    Move,
    MoveAndBack,
    Destroy,
    MakeFolder,
    RenameFolder,
    MoveFolder,
    DestroyFolder,
}

const DEEDS: [(u64, Deed); 12] = [
    (6, Deed::Arrive),
    (2, Deed::Write),
    (5, Deed::Read),
    (3, Deed::Flag),
    (2, Deed::Categorise),
    (4, Deed::Move),
    (3, Deed::MoveAndBack),
    (2, Deed::Destroy),
    (1, Deed::MakeFolder),
    (2, Deed::RenameFolder),
    (1, Deed::MoveFolder),
    (1, Deed::DestroyFolder),
];

impl World {
    /// Somebody elsewhere does something.
    pub(crate) fn others_act(&mut self) {
        let Some(deed) = self.dice.weighed(&DEEDS) else { return };
        match deed {
            Deed::Arrive => {
                let paths = ["Inbox", "Inbox", "Inbox", "Junk Email", "Projects"];
                let path = self.dice.pick(&paths).copied().unwrap_or("Inbox");
                let now = self.agenda.now();
                note!(self, "mail arrives in {path}");
                self.service.arrive(&mut self.dice, now, path);
            }
            Deed::Write => self.friend_writes(),
            Deed::MakeFolder | Deed::RenameFolder | Deed::MoveFolder | Deed::DestroyFolder => {
                self.others_change_folder(deed);
            }
            _ => {
                if let Some(message) = self.any_message() {
                    self.others_change(deed, &message);
                }
            }
        }
    }

    fn friend_writes(&mut self) {
        let to = Recipient {
            email_address: EmailAddress { address: OWNER.to_owned(), ..EmailAddress::default() },
        };
        let new = NewMessage {
            subject: Some("Hello".to_owned()),
            to_recipients: vec![to],
            ..NewMessage::default()
        };
        let now = self.agenda.now();
        note!(self, "the second person writes");
        let sent = self.service.ask_as_friend(&user::SendMail::new(new, true), now);
        if let Err(error) = sent {
            self.breaks("the second person can write", format!("{error:?}"));
        }
    }

    fn others_change(&mut self, deed: Deed, message: &Message) {
        let (id, now) = (message.id.clone(), self.agenda.now());
        let subject = Subject::Message(id.clone());
        self.settle(&subject);
        let keep = MessagePatch::default;
        let (patch, value) = match deed {
            Deed::Read => (
                MessagePatch { is_read: Patch::Set(!message.is_read), ..keep() },
                Value::Read(!message.is_read),
            ),
            Deed::Flag => {
                let status = match message.flag.flag_status {
                    FlagStatus::NotFlagged => FlagStatus::Flagged,
                    _ => FlagStatus::NotFlagged,
                };
                (MessagePatch { flag: Patch::Set(Flag::from(status)), ..keep() }, Value::Flag(status))
            }
            Deed::Categorise => {
                let names = vec![self.dice.pick(&["Blue", "Green"]).copied().unwrap_or("Blue").to_owned()];
                (MessagePatch { categories: Patch::Set(names.clone()), ..keep() }, Value::Categories(names))
            }
            _ => return self.others_move(deed, message),
        };
        if self.service.ask(&message::Update::new(id, patch), now).is_ok() {
            self.others_did(subject, value);
        }
    }

    fn others_move(&mut self, deed: Deed, message: &Message) {
        let (id, now) = (message.id.clone(), self.agenda.now());
        let subject = Subject::Message(id.clone());
        if let Deed::Destroy = deed {
            if self.service.ask(&message::PermanentDelete::new(id), now).is_ok() {
                self.others_did(subject, Value::Gone);
            }
            return;
        }
        let (Some(to), Some(from)) = (self.any_folder(), message.parent_folder_id.clone()) else { return };
        if to.id == from || message.is_draft {
            return;
        }
        let mut stops = vec![to.id];
        if let Deed::MoveAndBack = deed {
            stops.push(from);
        }
        for stop in stops {
            if self.service.ask(&message::Move::new(id.clone(), stop.clone()), now).is_ok() {
                self.others_did(subject.clone(), Value::Place(stop));
            }
        }
    }

    fn others_change_folder(&mut self, deed: Deed) {
        let now = self.agenda.now();
        let name = self.new_name("Others");
        if let Deed::MakeFolder = deed {
            let new = NewFolder { display_name: name, ..NewFolder::default() };
            if self.service.ask(&mail_folder::Create::new(new), now).is_ok() {
                note!(self, "others make a folder");
            }
            return;
        }
        let Some(folder) = self.any_folder().filter(|folder| !self.is_well_known(&folder.id)) else { return };
        if self.is_unheard_of(&folder) {
            return;
        }
        let subject = Subject::Folder(folder.id.clone());
        self.settle(&subject);
        match deed {
            Deed::RenameFolder => {
                let patch = FolderPatch { display_name: Patch::Set(name.clone()), ..FolderPatch::default() };
                if self.service.ask(&mail_folder::Update::new(folder.id, patch), now).is_ok() {
                    self.others_did(subject, Value::Name(name));
                }
            }
            Deed::MoveFolder => {
                let to = self.any_folder().map(|folder| folder.id);
                if let Some(to) = to
                    && self.service.ask(&mail_folder::Move::new(folder.id, to.clone()), now).is_ok()
                {
                    self.others_did(subject, Value::Place(to));
                }
            }
            _ => self.others_destroy_folder(&folder),
        }
    }

    /// With everything in it.
    fn others_destroy_folder(&mut self, folder: &MailFolder) {
        let now = self.agenda.now();
        let mut doomed = vec![folder.id.clone()];
        let all = self.all_folders();
        let mut at = 0;
        while let Some(parent) = doomed.get(at).cloned() {
            let inside = all.iter().filter(|folder| folder.parent_folder_id.as_ref() == Some(&parent));
            doomed.extend(inside.map(|folder| folder.id.clone()));
            at += 1;
        }
        let mut gone: Vec<Subject> = doomed.iter().cloned().map(Subject::Folder).collect();
        for folder in &doomed {
            let page = self.service.ask(&mail_folder::ListMessages::new(folder.clone(), 0, 500), now);
            let messages = page.map(|page| page.value).unwrap_or_default();
            gone.extend(messages.into_iter().map(|message| Subject::Message(message.id)));
        }
        if self.service.ask(&mail_folder::PermanentDelete::new(folder.id.clone()), now).is_ok() {
            for subject in gone {
                self.others_did(subject, Value::Gone);
            }
        }
    }

    fn others_did(&mut self, subject: Subject, value: Value) {
        note!(self, "others: {value:?} for {subject:?}");
        let mut command = Command::new(Author::Others, self.agenda.now(), "by others".to_owned());
        command.does(subject, value);
        self.ledger.done(command);
    }

    /// What left the journals was done before what is done now.
    fn settle(&mut self, subject: &Subject) {
        let waiting: Vec<bool> = self.devices.iter_mut().map(|device| device.waits_for(subject)).collect();
        let now = self.agenda.now();
        self.ledger.settle(subject, now, |device| waiting.get(device).copied().unwrap_or_default());
    }

    /// All folders the service has.
    pub(crate) fn all_folders(&mut self) -> Vec<MailFolder> {
        let round = self.service.ask(&mail_folder::Delta::new(500), self.agenda.now());
        let items = round.map(|round| round.value).unwrap_or_default();
        let present = items.into_iter().filter_map(|item| match item {
            DeltaItem::Present(partial) => Some(partial.into_folder()),
            DeltaItem::Removed { .. } => None,
        });
        present.collect()
    }

    fn any_folder(&mut self) -> Option<MailFolder> {
        let mut folders = self.all_folders();
        folders.retain(|folder| folder.display_name != "Outbox");
        self.dice.pick(&folders).cloned()
    }

    fn any_message(&mut self) -> Option<Message> {
        let folder = if self.dice.chance(600) { WellKnownFolder::Inbox.id() } else { self.any_folder()?.id };
        let page =
            self.service.ask(&mail_folder::ListMessages::new(folder, 0, 500), self.agenda.now()).ok()?;
        let letters: Vec<Message> = page.value.into_iter().filter(|message| !message.is_draft).collect();
        self.dice.pick(&letters).cloned()
    }

    pub(crate) fn is_well_known(&self, folder: &FolderId) -> bool {
        self.well_known.values().any(|id| id == folder)
    }
}
