//! The engine with a store in memory and the service in the same process: what it asks for is done at once.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use outpost::mailbox::{Effect, Engine, Mailbox, MemoryStore, Question, Read, Stored, Ticket};

use crate::{Service, inbox};

/// How many headers a search looks through at once.
const SPAN: usize = 2_000;

/// A mailbox that is kept in step with the service.
pub struct Synced {
    /// The mailbox.
    pub mailbox: Mailbox,
    store: MemoryStore,
    service: Service,
    todo: VecDeque<Effect>,
    pages: Vec<Duration>,
}

impl Synced {
    /// A mailbox of so many messages, after its first synchronisation.
    pub fn with(messages: usize) -> Self {
        let (mailbox, effects) = Mailbox::start(1, &inbox());
        let mut synced = Self {
            mailbox,
            store: MemoryStore::new(str::to_lowercase),
            service: Service::with(messages),
            todo: effects.into(),
            pages: Vec::new(),
        };
        synced.perform();
        synced.then(|mailbox| mailbox.equip(Engine::WHOLE));
        synced.then(|mailbox| mailbox.look(&inbox(), 0..40));
        synced.then(Mailbox::lead);
        synced
    }

    /// How long taking in each page took, of a round of so many changes.
    pub fn round(&mut self, changes: usize) -> Vec<Duration> {
        self.service.churn(changes);
        self.pages.clear();
        self.then(Mailbox::poll);
        std::mem::take(&mut self.pages)
    }

    /// Searches all headers that are kept, newest first: how many were found.
    pub fn search(&mut self, word: &str) -> usize {
        let (mut after, mut found) = (None, 0);
        loop {
            let read = Read::Search { words: vec![word.to_owned()], after, span: SPAN };
            let Stored::Found { headers, next } = self.store.read(read) else { return found };
            found += headers.len();
            if next.is_none() {
                return found;
            }
            after = next;
        }
    }

    /// Does something with the mailbox, and then what it asks for.
    pub fn then(&mut self, change: impl FnOnce(&mut Mailbox) -> Vec<Effect>) {
        let effects = change(&mut self.mailbox);
        self.todo.extend(effects);
        self.perform();
    }

    fn perform(&mut self) {
        while let Some(effect) = self.todo.pop_front() {
            let effects = match effect {
                Effect::Ask(ticket, question) => self.ask(ticket, &question),
                Effect::Load(ticket, read) => {
                    let stored = self.store.read(read);
                    self.mailbox.loaded(ticket, Ok(stored))
                }
                Effect::Keep(ticket, writes) => {
                    self.store.write(writes);
                    self.mailbox.kept(ticket, Ok(()))
                }
                Effect::Share(_)
                | Effect::Send(..)
                | Effect::Cancel(_)
                | Effect::Wake(..)
                | Effect::Tell(_) => Vec::new(),
            };
            self.todo.extend(effects);
        }
    }

    fn ask(&mut self, ticket: Ticket, question: &Question) -> Vec<Effect> {
        let exchange = question.exchange();
        let answer = exchange.read(&self.service.answer(&exchange.request));
        let begun = Instant::now();
        let effects = self.mailbox.settle(ticket, answer);
        if matches!(question, Question::Changes { .. }) {
            self.pages.push(begun.elapsed());
        }
        effects
    }
}
