//! One history: from a seed, through weather, to rest, to judgement.

use std::panic::{AssertUnwindSafe, catch_unwind};

use outpost::mailbox::mutant::{self, Mutant};
use outpost::model::WellKnownFolder;

use crate::Violation;
use crate::agenda::Agenda;
use crate::device::Device;
use crate::dice::Dice;
use crate::ledger::Ledger;
use crate::service::Service;
use crate::trace::Trace;
use crate::truth::Truth;
use crate::weather::{Trouble, Weather};
use crate::world::{Event, World};

/// What a history is made from.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How many steps are taken; by chance where absent.
    pub steps: Option<u32>,
    /// What does not go wrong.
    pub without: Vec<Trouble>,
    /// The bug that is put into the engine.
    pub mutant: Option<Mutant>,
    /// Whether the lines of the trace are kept.
    pub is_traced: bool,
}

/// How a history went.
#[derive(Debug)]
pub struct Report {
    /// What it was made from.
    pub seed: u64,
    /// Steps that were taken.
    pub steps: u32,
    /// Requests that reached the service.
    pub requests: u64,
    /// Commands of the person.
    pub commands: usize,
    /// The rule that was broken, if any.
    pub violation: Option<Violation>,
    /// The same for the same seed.
    pub sum: u64,
    /// The end of the trace, where it was kept.
    pub trace: Vec<String>,
}

/// Lets one history happen.
pub fn run(seed: u64, options: &Options) -> Report {
    mutant::set(options.mutant);
    let mut world = World::new(seed, options);
    let steps = world.steps_left;
    let outcome = catch_unwind(AssertUnwindSafe(|| world.live()));
    mutant::set(None);
    if let Err(panic) = outcome {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        world.breaks("nothing panics", text.unwrap_or_default());
    }
    Report {
        seed,
        steps: steps - world.steps_left,
        requests: world.trace.requests,
        commands: world.ledger.commands.len(),
        violation: world.broken.take(),
        sum: world.trace.total(),
        trace: world.trace.into_lines(),
    }
}

impl World {
    fn new(seed: u64, options: &Options) -> Self {
        let mut dice = Dice::new(seed);
        let weather = Weather::new(&mut dice, &options.without);
        let mut service = Service::new(&mut dice, &weather);
        let names = WellKnownFolder::ALL.into_iter();
        let well_known =
            names.filter_map(|name| Some((name.id(), Truth::well_known(&mut service, 0, name)?))).collect();
        let devices = ['A', 'B'].map(|name| Device::new(name, service.token(0))).into();
        let steps_left = options.steps.unwrap_or_else(|| u32::try_from(dice.within(30, 80)).unwrap_or(30));
        Self {
            agenda: Agenda::default(),
            dice,
            weather,
            service,
            devices,
            tabs: Vec::new(),
            flights: Default::default(),
            last_flight: 0,
            ledger: Ledger::default(),
            trace: Trace::new(options.is_traced),
            steps_left,
            well_known,
            names: 0,
            broken: None,
        }
    }

    /// Two devices, one of them with two tabs; weather, then rest, perhaps twice.
    fn live(&mut self) {
        for device in [0, 0, 1] {
            self.open_tab(device);
        }
        let pause = self.dice.chance(300).then(|| self.steps_left / 2).unwrap_or_default();
        self.take_steps(pause);
        if pause > 0 {
            self.come_to_rest();
            self.check();
            self.weather.set_calm(false);
            self.take_steps(0);
        }
        self.come_to_rest();
        self.check();
    }

    /// Takes steps until so many are left.
    fn take_steps(&mut self, left: u32) {
        self.agenda.add(100, Event::Step);
        while self.broken.is_none() && self.steps_left > left {
            self.advance();
        }
    }

    /// Somebody does something, and somebody will again.
    pub(crate) fn step(&mut self) {
        if self.weather.is_calm() {
            return;
        }
        self.steps_left -= 1;
        match self.dice.weighed(&[(12, 0), (4, 1), (2, 2)]) {
            Some(0) => self.person_acts(),
            Some(1) if self.weather.has(Trouble::Others) => self.others_act(),
            _ => self.mishap(),
        }
        let most = self.dice.weighed(&[(4, 40), (5, 1_500), (2, 30_000)]).unwrap_or_default();
        let wait = self.dice.within(1, most);
        self.agenda.add(wait, Event::Step);
    }
}
