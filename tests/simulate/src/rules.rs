//! What must hold once everything is at rest.

use outpost::mailbox::{Read, Stored};
use outpost::model::{FolderId, MailFolder, Message, MessageId};

use crate::deed::{Author, Command, Property, State, Subject, Value};
use crate::ledger::Outcomes;
use crate::truth::Truth;
use crate::world::World;

impl World {
    /// Holds everybody against the service, and the service against what was asked for.
    pub(crate) fn check(&mut self) {
        let truth = match Truth::of(&mut self.service, self.agenda.now()) {
            Ok(truth) => truth,
            Err(error) => return self.breaks("the service can be asked", format!("{error:?}")),
        };
        for tab in self.all_living() {
            self.check_tab(tab, &truth);
        }
        for device in 0..self.devices.len() {
            self.check_journal(device);
            self.check_store(device, &truth);
        }
        self.check_written();
        self.check_ledger(&truth);
        self.check_letters();
        self.check_made();
    }

    /// Every command of a tab that lives was written down at some time.
    fn check_written(&mut self) {
        let living = self.all_living();
        let is_missing = |command: &&Command| {
            let lives = matches!(command.author, Author::Tab(tab) if living.contains(&tab));
            let lives = lives && command.state != State::Uncertain;
            lives && !command.subjects.is_empty() && command.jobs.is_empty() && !command.is_undo
        };
        if let Some(what) = self.ledger.commands.iter().find(is_missing).map(|command| command.words.clone())
        {
            self.breaks("a command is written down", what);
        }
    }

    fn check_journal(&mut self, device: usize) {
        let stored = self.devices[device].store.read(Read::Journal);
        let Stored::Journal(entries) = stored else { return };
        if !entries.is_empty() {
            self.breaks("the journal is empty in the end", format!("{entries:?}"));
        }
    }

    /// A tab looks into every folder, and has to find there what the service has.
    fn check_tab(&mut self, tab: usize, truth: &Truth) {
        let name = self.tabs[tab].name.clone();
        if let Some(what) = folder_difference(&self.shown_folders(tab), truth) {
            return self.breaks("a tab shows the folders of the service", format!("{name}: {what}"));
        }
        for folder in self.shown_folders(tab) {
            self.go(tab, &folder.id);
            self.drain();
            // The first round may have been the rest of one that another tab began long ago.
            self.update(tab, outpost::mailbox::Mailbox::poll);
            self.drain();
            if let Some((rule, what)) = self.list_difference(tab, &folder.id, truth) {
                let place = format!("{name}, {} {}", folder.display_name, folder.id);
                return self.breaks(rule, format!("{place}: {what}"));
            }
        }
        if !self.tabs[tab].flights.is_empty() || !self.tabs[tab].jobs.is_empty() {
            self.breaks("no ticket is forgotten", format!("{name}: {:?}", self.tabs[tab].flights));
        }
    }

    /// In what a list that a tab shows is not as the service has it.
    fn list_difference(
        &self,
        tab: usize,
        folder: &FolderId,
        truth: &Truth,
    ) -> Option<(&'static str, String)> {
        let mailbox = self.tabs[tab].mailbox.as_ref()?;
        let list = mailbox.list(&self.address(tab, folder));
        let ids: Vec<MessageId> = list.map(|list| list.ids().cloned().collect()).unwrap_or_default();
        let wanted = truth.lists.get(folder).cloned().unwrap_or_default();
        if ids != wanted {
            return Some((
                "a tab lists what the service has",
                format!("{ids:?}, the service has {wanted:?}"),
            ));
        }
        // What is on screen has to be at hand.
        ids.iter().take(20).find_map(|id| {
            let has = truth.messages.get(id)?;
            let what = mailbox.message(id).map_or(Some("missing".to_owned()), |is| difference(is, has))?;
            Some(("a tab shows messages as they are", format!("{id}: {what}")))
        })
    }

    fn check_store(&mut self, device: usize, truth: &Truth) {
        let name = self.devices[device].name;
        let start = Read::Start { folder: "".into(), rows: 0 };
        let Stored::Start(snapshot) = self.devices[device].store.read(start) else { return };
        if let Some(what) = folder_difference(&snapshot.folders, truth) {
            return self.breaks("a store holds the folders of the service", format!("{name}: {what}"));
        }
        for (folder, wanted) in &truth.lists {
            let keys = Read::Keys { folder: folder.clone(), after: None, limit: 10_000 };
            let Stored::Keys(keys) = self.devices[device].store.read(keys) else { continue };
            let ids: Vec<MessageId> = keys.into_iter().map(|key| key.id).collect();
            if ids != *wanted {
                let what = format!("{name}, {folder}: {ids:?}, has {wanted:?}");
                return self.breaks("a store lists what the service has", what);
            }
            let Stored::Headers(headers) = self.devices[device].store.read(Read::Headers(ids)) else {
                continue;
            };
            for header in headers {
                let has = truth.messages.get(&header.id);
                if let Some(what) = has.and_then(|has| difference(&header, has)) {
                    let what = format!("{name}: {}: {what}", header.id);
                    return self.breaks("a store holds messages as they are", what);
                }
            }
        }
    }

    fn check_ledger(&mut self, truth: &Truth) {
        self.name_folders();
        for ((subject, property), outcomes) in self.ledger.outcomes() {
            let is = match &subject {
                Subject::Message(id) => truth.messages.get(id).map(|message| value_of(message, property)),
                Subject::Folder(id) => truth.folders.get(id).map(|folder| match property {
                    Property::Name => Value::Name(folder.display_name.clone()),
                    _ => Value::Place(folder.parent_folder_id.clone().unwrap_or_else(|| "".into())),
                }),
            };
            if let Some((rule, what)) = self.judge(is, &subject, &outcomes) {
                return self.breaks(rule, format!("{subject:?}: {what}\n  {}", outcomes.words.join("\n  ")));
            }
        }
    }

    /// What is wrong with how something is in the end.
    fn judge(
        &self,
        is: Option<Value>,
        subject: &Subject,
        outcomes: &Outcomes,
    ) -> Option<(&'static str, String)> {
        match is {
            None if outcomes.may_be_gone || self.may_be_gone(subject) => None,
            None => Some(("nothing is destroyed that nobody destroyed", "it is gone".to_owned())),
            Some(_) if outcomes.is_gone => {
                Some(("what is destroyed is gone", "it is still there".to_owned()))
            }
            Some(is) => {
                let wanted: Vec<Value> = outcomes.values.iter().map(|value| self.resolved(value)).collect();
                let is_right = outcomes.may_be_untouched || wanted.contains(&is);
                (!is_right).then(|| ("no change is lost", format!("it is {is:?}, not one of {wanted:?}")))
            }
        }
    }

    /// Whether something else than this property tells that it may be gone.
    fn may_be_gone(&self, subject: &Subject) -> bool {
        let mut deeds = self.ledger.commands.iter().flat_map(|command| &command.deeds);
        // A folder that was never made is not there either.
        matches!(subject, Subject::Folder(folder) if folder.as_str().starts_with("new:"))
            || deeds.any(|deed| deed.subject == *subject && deed.value == Value::Gone)
    }
}

fn value_of(message: &Message, property: Property) -> Value {
    match property {
        Property::Read => Value::Read(message.is_read),
        Property::Flag => Value::Flag(message.flag.flag_status),
        Property::Categories => Value::Categories(message.categories.clone()),
        Property::Focus => Value::Focus(
            message.inference_classification.as_ref().map(|class| format!("{class:?}")).unwrap_or_default(),
        ),
        Property::Place | Property::Name => {
            Value::Place(message.parent_folder_id.clone().unwrap_or_else(|| "".into()))
        }
    }
}

/// In what a header is not as the service has it.
fn difference(is: &Message, has: &Message) -> Option<String> {
    let bare = |message: &Message| Message { body: None, attachments: Vec::new(), ..message.clone() };
    let (is, has) = (bare(is), bare(has));
    (is != has).then(|| format!("{is:?}\n  the service has {has:?}"))
}

/// In what folders are not as the service has them; an empty outbox need not be shown.
fn folder_difference(is: &[MailFolder], truth: &Truth) -> Option<String> {
    for folder in is {
        match truth.folders.get(&folder.id) {
            Some(has) if has == folder => {}
            has => return Some(format!("{folder:?}, the service has {has:?}")),
        }
    }
    let is_missing = |folder: &&MailFolder| is.iter().all(|other| other.id != folder.id);
    let mut missing =
        truth.folders.values().filter(is_missing).filter(|folder| folder.display_name != "Outbox");
    missing.next().map(|folder| format!("{folder:?} is missing"))
}
