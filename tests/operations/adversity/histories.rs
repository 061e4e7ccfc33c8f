//! Histories of operations, one after the other, under random faults.

use std::collections::BTreeMap;

use graph_sim::throttle::Limits;
use outpost::model::{Flag, FlagStatus, MessageId, MessagePatch, Patch};
use outpost::protocol::ops::{mail_folder, message, user};
use outpost::protocol::{ApiError, Dialect, Operation};
use proptest::prelude::*;

use super::{check_attempts, faults, is_of_use, is_surely_undone};
use crate::querying::cases;
use crate::service::{Service, letter, new_message};

/// How many letters are there, and how many drafts.
const LETTERS: usize = 5;
const DRAFTS: usize = 3;

#[derive(Debug, Clone, Copy)]
enum Action {
    List,
    MarkRead(usize),
    SetFlag(usize),
    Move(usize),
    Copy(usize),
    Delete(usize),
    Answer(usize),
    Draft,
    SendMail,
    SendDraft(usize),
}

fn action() -> impl Strategy<Value = Action> {
    let letter = || 0..LETTERS;
    prop_oneof![
        Just(Action::List),
        letter().prop_map(Action::MarkRead),
        letter().prop_map(Action::SetFlag),
        letter().prop_map(Action::Move),
        letter().prop_map(Action::Copy),
        letter().prop_map(Action::Delete),
        letter().prop_map(Action::Answer),
        Just(Action::Draft),
        Just(Action::SendMail),
        (0..DRAFTS).prop_map(Action::SendDraft),
    ]
}

/// How often something was surely done, and how often it was asked for and not surely left undone.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    done: usize,
    perhaps: usize,
}

struct World {
    service: Service,
    letters: Vec<MessageId>,
    drafts: Vec<MessageId>,
    tallies: BTreeMap<String, Tally>,
    written: usize,
}

impl World {
    fn new(dialect: Dialect) -> Self {
        let mut service = Service::new(dialect);
        let letters =
            (0..LETTERS).map(|number| service.put("Inbox", letter(&format!("letter {number}")))).collect();
        let to = ["ben@contoso.com"];
        let drafts = (0..DRAFTS).map(|number| service.draft(&format!("draft {number}"), &to).id).collect();
        service.log.clear();
        service.is_hostile = true;
        Self { service, letters, drafts, tallies: BTreeMap::new(), written: 0 }
    }

    fn act(&mut self, action: Action) {
        let name = format!("{action:?}");
        match action {
            Action::List => {
                self.ask(&name, &mail_folder::ListMessages::new("inbox".into(), 0, 50));
            }
            Action::MarkRead(at) => {
                let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
                if self.ask(&name, &message::Update::new(self.letters[at].clone(), patch)) {
                    assert!(self.letter(at).is_read());
                }
            }
            Action::SetFlag(at) => {
                let flag = Flag { flag_status: FlagStatus::Flagged, ..Flag::default() };
                if self.ask(&name, &message::SetFlag::new(self.letters[at].clone(), flag)) {
                    assert!(self.letter(at).is_flagged());
                }
            }
            Action::Move(at) => {
                let to = "archive".into();
                if self.ask(&name, &message::Move::new(self.letters[at].clone(), to)) {
                    assert_eq!(self.letter(at).folder, "Archive");
                }
            }
            Action::Copy(at) => {
                self.ask(&name, &message::Copy::new(self.letters[at].clone(), "junkemail".into()));
            }
            Action::Delete(at) => {
                self.ask(&name, &message::Delete::new(self.letters[at].clone()));
            }
            Action::Answer(at) => {
                self.ask(&name, &message::CreateReply::new(self.letters[at].clone()));
            }
            Action::Draft => {
                let name = self.name("written");
                self.ask(&name, &message::Create::new(new_message(&name, &["ben@contoso.com"])));
            }
            Action::SendMail => {
                let name = self.name("mail");
                self.ask(&name, &user::SendMail::new(new_message(&name, &["ben@contoso.com"]), true));
            }
            Action::SendDraft(at) => {
                self.ask(&name, &message::Send::new(self.drafts[at].clone()));
            }
        }
    }

    fn name(&mut self, kind: &str) -> String {
        self.written += 1;
        format!("{kind} {}", self.written)
    }

    fn letter(&self, at: usize) -> graph_sim::inspect::MessageState {
        self.service
            .simulator
            .message(self.service.ada, self.letters[at].as_str())
            .expect("the letter is there")
    }

    /// Asks, checks how it was asked, and takes note; whether it was done.
    fn ask<O: Operation>(&mut self, name: &str, operation: &O) -> bool {
        let from = self.service.log.len();
        let answer = self.service.call(operation);
        check_attempts(&self.service, from);
        let tally = self.tallies.entry(name.to_owned()).or_default();
        let error: Option<ApiError> = answer.err();
        match &error {
            None => tally.done += 1,
            Some(error) => {
                assert!(is_of_use(error), "{name}: {error:?} says {:?}", error.remedy());
                tally.perhaps += usize::from(!is_surely_undone(error));
            }
        }
        error.is_none()
    }

    /// As often as it was surely done at least, and at most once for each time it was asked for.
    fn check(&self, name: &str, found: usize) {
        let Tally { done, perhaps } = self.tallies.get(name).copied().unwrap_or_default();
        assert!(
            (done..=done + perhaps).contains(&found),
            "{name}: {found} found, {done} done, {perhaps} perhaps"
        );
    }

    fn count(&self, path: &str, subject: &str) -> usize {
        self.service.subjects(self.service.ada, path).iter().filter(|held| *held == subject).count()
    }

    fn check_all(&mut self) {
        // What was sent arrives at once or a little later.
        self.service.wait(3_600_000);
        let received = self.service.subjects(self.service.ben, "Inbox");
        let arrived = |subject: &str| received.iter().filter(|held| *held == subject).count();
        for at in 0..DRAFTS {
            // Sent once, it is no draft any more, so however often it is asked for it goes out once.
            let Tally { done, perhaps } =
                self.tallies.get(&format!("SendDraft({at})")).copied().unwrap_or_default();
            let found = arrived(&format!("draft {at}"));
            assert!(found <= 1 && found >= done.min(1) && found <= done + perhaps, "draft {at}: {found}");
        }
        for number in 1..=self.written {
            self.check(&format!("mail {number}"), arrived(&format!("mail {number}")));
            let written = format!("written {number}");
            self.check(&written, self.count("Drafts", &written));
        }
        let purged = self.service.simulator.purged(self.service.ada);
        for at in 0..LETTERS {
            let subject = format!("letter {at}");
            self.check(&format!("Copy({at})"), self.count("Junk Email", &subject));
            self.check(&format!("Answer({at})"), self.count("Drafts", &format!("RE: {subject}")));
            let kept: usize =
                ["Inbox", "Archive", "Deleted Items"].iter().map(|path| self.count(path, &subject)).sum();
            let gone = purged.iter().filter(|message| message.subject == subject).count();
            assert_eq!(kept + gone, 1, "{subject} is there once");
            let Tally { done, perhaps } =
                self.tallies.get(&format!("Delete({at})")).copied().unwrap_or_default();
            assert!(gone == 0 || done + perhaps >= 2, "{subject} was destroyed by one request to delete it");
        }
    }
}

fn limits() -> impl Strategy<Value = Option<Limits>> {
    proptest::option::weighted(
        0.3,
        (2..10_usize).prop_map(|requests| Limits { requests, requests_window_ms: 20_000, ..Limits::graph() }),
    )
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn nothing_happens_twice_and_nothing_is_lost_in_silence(
        actions in proptest::collection::vec(action(), 1..14), faults in faults(), limits in limits(),
        is_outlook in any::<bool>(),
    ) {
        let mut world = World::new(if is_outlook { Dialect::Outlook } else { Dialect::Graph });
        for fault in faults {
            world.service.simulator.faults().push(fault);
        }
        world.service.simulator.throttle(limits);
        for action in actions {
            world.act(action);
        }
        world.check_all();
    }

    #[test]
    fn a_challenge_is_met_with_the_claims_it_asks_for(action in action(), times in 1..3_u32) {
        let mut world = World::new(Dialect::Graph);
        let claims = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#.to_owned();
        let fault = graph_sim::FaultRule::new(graph_sim::Effect::ClaimsChallenge { claims }).times(times);
        world.service.simulator.faults().push(fault);
        world.act(action);
        prop_assert!(world.tallies.values().all(|tally| tally.done == 1), "{:?}", world.tallies);
        world.check_all();
    }
}
