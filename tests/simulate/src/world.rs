//! Everything that takes part in a history, and what happens next.

use std::collections::BTreeMap;

use outpost::mailbox::{Alarm, Effect, Engine, Mailbox, StorageError, Stored, Ticket, Told, Write};
use outpost::model::WellKnownFolder;
use outpost::protocol::Response;

use crate::Violation;
use crate::agenda::Agenda;
use crate::brief;
use crate::device::Device;
use crate::dice::Dice;
use crate::flight::Flight;
use crate::ledger::Ledger;
use crate::service::Service;
use crate::tab::{Job, Tab};
use crate::trace::{Trace, readable};
use crate::weather::{Fate, Weather};

/// More messages than any folder has here: a count that went below nothing.
const MANY: usize = 100_000;

/// Something that happens at its time.
pub(crate) enum Event {
    /// Somebody does something.
    Step,
    /// A request arrives at the service.
    Arrive { flight: u64, attempt: u32, request: graph_sim::Request, fate: Fate },
    /// Its answer is back; none where it was lost.
    Answer { flight: u64, attempt: u32, response: Option<Response> },
    /// Another attempt begins.
    Again { flight: u64 },
    /// The queue of a device may go on.
    Serve { device: usize },
    /// The storage does the first of a tab's work.
    Job { tab: usize },
    /// What was read reaches the tab.
    Loaded { tab: usize, ticket: Ticket, stored: Result<Stored, StorageError> },
    /// That something was kept reaches the tab.
    Kept { tab: usize, ticket: Ticket, outcome: Result<(), StorageError>, writes: Vec<Write> },
    /// A word of another tab arrives.
    Overhear { tab: usize, writes: Vec<Write>, told: Told },
    /// The time of an alarm has come.
    Wake { tab: usize, alarm: Alarm },
    /// A tab gets the lock of its device, where it is free.
    Lead { device: usize },
    /// A tab is opened.
    Open { device: usize },
    /// A device has its network back.
    Online { device: usize },
    /// The storage of a device works again.
    Mended { device: usize },
}

impl Event {
    /// In words, for people.
    pub(crate) fn spoken(&self) -> String {
        match self {
            Self::Arrive { request, .. } => format!("{} {}", request.method.as_str(), request.url),
            Self::Wake { tab, alarm } => format!("{alarm:?} of tab {tab}"),
            Self::Job { tab } | Self::Loaded { tab, .. } | Self::Kept { tab, .. } => {
                format!("storage of tab {tab}")
            }
            Self::Answer { .. } | Self::Again { .. } | Self::Serve { .. } => "a request".to_owned(),
            Self::Overhear { .. } => "a word of another tab".to_owned(),
            Self::Step
            | Self::Lead { .. }
            | Self::Open { .. }
            | Self::Online { .. }
            | Self::Mended { .. } => "a step or the end of a mishap".to_owned(),
        }
    }
}

/// The world of one history.
pub(crate) struct World {
    pub(crate) agenda: Agenda<Event>,
    pub(crate) dice: Dice,
    pub(crate) weather: Weather,
    pub(crate) service: Service,
    pub(crate) devices: Vec<Device>,
    /// All tabs there ever were.
    pub(crate) tabs: Vec<Tab>,
    pub(crate) flights: BTreeMap<u64, Flight>,
    pub(crate) last_flight: u64,
    pub(crate) ledger: Ledger,
    pub(crate) trace: Trace,
    /// Steps that somebody may still take before it gets calm.
    pub(crate) steps_left: u32,
    /// The ids of the folders every mailbox has, by name.
    pub(crate) well_known: BTreeMap<outpost::model::FolderId, outpost::model::FolderId>,
    /// Names made so far.
    pub(crate) names: u64,
    /// The first rule that was broken.
    pub(crate) broken: Option<Violation>,
}

impl World {
    /// Lets the next thing happen; false when there is none, or a rule is broken.
    pub(crate) fn advance(&mut self) -> bool {
        if self.broken.is_some() {
            return false;
        }
        let Some(event) = self.agenda.next() else { return false };
        self.happen(event);
        true
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Step => self.step(),
            Event::Arrive { flight, attempt, request, fate } => self.arrive(flight, attempt, &request, fate),
            Event::Answer { flight, attempt, response } => self.answer(flight, attempt, response),
            Event::Again { flight } => self.queue(flight),
            Event::Serve { device } => self.serve_queue(device),
            Event::Job { tab } => self.do_job(tab),
            Event::Loaded { tab, ticket, stored } => {
                note!(self, "{} {ticket:?} loaded", self.tabs[tab].name);
                self.update(tab, |mailbox| mailbox.loaded(ticket, stored));
            }
            Event::Kept { tab, ticket, outcome, writes } => self.keep_ends(tab, ticket, outcome, &writes),
            Event::Overhear { tab, writes, told } => {
                note!(self, "{} overhears ({told:?}): {}", self.tabs[tab].name, brief::writes(&writes));
                self.update(tab, |mailbox| mailbox.overhear(writes, told));
            }
            Event::Wake { tab, alarm } => self.update(tab, |mailbox| mailbox.woke(alarm)),
            Event::Lead { device } => self.crown(device),
            Event::Open { device } if self.has_room(device) => self.open_tab(device),
            Event::Open { .. } => {}
            Event::Online { device } => self.come_online(device),
            Event::Mended { device } => self.devices[device].storage = None,
        }
    }

    /// Changes the core of a tab, if it lives, and does what it asks for.
    pub(crate) fn update(&mut self, tab: usize, change: impl FnOnce(&mut Mailbox) -> Vec<Effect>) {
        let Some(mailbox) = self.tabs[tab].mailbox.as_mut() else { return };
        let effects = change(mailbox);
        self.watch(tab);
        self.perform(tab, effects);
    }

    /// What must hold at every moment.
    pub(crate) fn watch(&mut self, tab: usize) {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return };
        let folder = mailbox.folders().get(&self.tabs[tab].folder);
        if let Some(what) =
            folder.filter(|folder| folder.total_item_count.max(folder.unread_item_count) > MANY)
        {
            let what = format!("{what:?}");
            self.breaks("counts are never below nothing", what);
        }
    }

    /// Does what the core of a tab asks for.
    pub(crate) fn perform(&mut self, tab: usize, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(ticket, question) => self.take_off(tab, ticket, question.exchange()),
                Effect::Send(ticket, parcel) => self.take_off(tab, ticket, parcel.exchange()),
                Effect::Cancel(ticket) => {
                    if let Some(flight) = self.tabs[tab].flights.get(&ticket) {
                        self.call_off(*flight);
                    }
                }
                Effect::Load(ticket, read) => {
                    note!(self, "{} loads {ticket:?}: {read:?}", self.tabs[tab].name);
                    self.store(tab, Job::Load(ticket, read));
                }
                Effect::Keep(ticket, writes) => {
                    note!(self, "{} keeps {ticket:?}: {}", self.tabs[tab].name, brief::writes(&writes));
                    for write in &writes {
                        match write {
                            Write::Entries(entries) => self.enter(tab, ticket, entries),
                            Write::TakeBack { messages, .. } => self.ledger.took_back(tab, ticket, messages),
                            _ => {}
                        }
                    }
                    self.store(tab, Job::Keep(ticket, writes));
                }
                Effect::Share(writes) => self.broadcast(tab, &writes, Told::ByTheWay),
                Effect::Wake(alarm, millis) => self.agenda.add(millis.into(), Event::Wake { tab, alarm }),
                Effect::Tell(notice) => self.tell(tab, &notice),
            }
        }
    }

    /// A tab is opened on a device.
    pub(crate) fn open_tab(&mut self, device: usize) {
        let number = self.tabs.iter().filter(|tab| tab.device == device).count() + 1;
        let name = format!("{}{number}", self.devices[device].name);
        note!(self, "{name} opens");
        let folder = WellKnownFolder::Inbox.id();
        let chance = u32::try_from(self.dice.number() >> 32).unwrap_or_default();
        let (mut mailbox, mut effects) = Mailbox::start(chance, &folder);
        effects.extend(mailbox.equip(Engine::WHOLE));
        self.tabs.push(Tab {
            name,
            device,
            mailbox: Some(mailbox),
            flights: BTreeMap::new(),
            jobs: std::collections::VecDeque::new(),
            is_behind: false,
            overhears_at: 0,
            folder,
            undo: std::collections::VecDeque::new(),
        });
        self.ledger.opened(self.tabs.len() - 1, device, self.agenda.now());
        self.perform(self.tabs.len() - 1, effects);
        let wait = self.dice.within(0, 300);
        self.agenda.add(wait, Event::Lead { device });
    }

    /// The tabs of a device that live, oldest first.
    pub(crate) fn living(&self, device: usize) -> Vec<usize> {
        (0..self.tabs.len())
            .filter(|tab| self.tabs[*tab].device == device && self.tabs[*tab].is_alive())
            .collect()
    }

    /// All tabs that live, oldest first.
    pub(crate) fn all_living(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|tab| self.tabs[*tab].is_alive()).collect()
    }

    fn crown(&mut self, device: usize) {
        if self.devices[device].leader.is_none()
            && let Some(tab) = self.living(device).first().copied()
        {
            note!(self, "{} leads", self.tabs[tab].name);
            self.devices[device].leader = Some(tab);
            self.update(tab, Mailbox::lead);
        }
    }

    /// A rule is broken; the first one counts.
    pub(crate) fn breaks(&mut self, rule: &'static str, what: String) {
        note!(self, "BROKEN: {rule}: {what}");
        self.broken.get_or_insert(Violation { rule, what: readable(&what) });
    }
}
