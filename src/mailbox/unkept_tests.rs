//! What could not be kept and goes again.

use super::{
    Action, Change, Effect, Engine, Mailbox, Notice, Read, StorageError, Stored, Ticket, Track, Write,
};
use crate::model::{Message, MessageId};

fn header(id: &str, subject: &str) -> Write {
    Write::Headers(vec![Message { subject: subject.to_owned(), ..Message::with_id(id.into()) }])
}

fn track(link: &str) -> Write {
    Write::Track {
        folder: None,
        track: Track { link: Some(link.to_owned()), is_complete: false, ..Track::default() },
    }
}

fn leading() -> Mailbox {
    Mailbox { is_leader: true, ..Mailbox::default() }
}

fn loads(effects: &[Effect]) -> Vec<(Ticket, Read)> {
    let load = |effect: &Effect| match effect {
        Effect::Load(ticket, read) => Some((*ticket, read.clone())),
        _ => None,
    };
    effects.iter().filter_map(load).collect()
}

#[test]
fn what_fails_again_and_again_does_not_grow() {
    let mut mailbox = leading();
    for at in 0..100 {
        let link = at.to_string();
        let again = std::mem::take(&mut mailbox.unkept.writes);
        mailbox.unkept.writes = vec![header("m", &link), track(&link)];
        mailbox.keep_again(again);
    }
    assert_eq!(mailbox.unkept.writes, [header("m", "99"), track("99")]);
}

#[test]
fn what_was_forgotten_since_is_not_said_again() {
    let mut mailbox = leading();
    let gone = Write::ForgetMessages(vec![MessageId::from("m")]);
    mailbox.unkept.writes = vec![gone.clone()];
    mailbox.keep_again(vec![header("m", "old"), header("n", "new")]);
    assert_eq!(mailbox.unkept.writes, [header("n", "new"), gone]);
}

#[test]
fn headers_go_again_as_they_are_by_now() {
    let mut mailbox = leading();
    let now = Message { subject: "now".to_owned(), ..Message::with_id("m".into()) };
    mailbox.messages.learn(now, Ticket(1), true);
    mailbox.keep_again(vec![header("m", "before")]);
    assert_eq!(mailbox.unkept.writes, [header("m", "now")]);
}

#[test]
fn a_tab_that_follows_does_not_say_again_what_the_server_said() {
    let mut mailbox = Mailbox::default();
    let mine = Write::ForgetEntries(vec![super::EntryId { number: 1, tab: 1 }]);
    mailbox.keep_again(vec![header("m", "old"), mine.clone()]);
    assert_eq!(mailbox.unkept.writes, [mine]);
}

#[test]
fn a_journal_that_could_not_be_read_is_read_again() {
    let (mut mailbox, effects) = Mailbox::start(7, &"inbox".into());
    let _ = mailbox.equip(Engine::WHOLE);
    for (ticket, _) in loads(&effects) {
        let _ = mailbox.loaded(ticket, Ok(Stored::Start(Box::default())));
    }
    for (ticket, _) in loads(&mailbox.lead()) {
        let _ = mailbox.loaded(ticket, Err(StorageError::Unavailable));
    }
    let again = loads(&mailbox.poll());
    assert!(again.iter().any(|(_, read)| *read == Read::Journal), "{again:?}");
    for (ticket, _) in again {
        let _ = mailbox.loaded(ticket, Ok(Stored::Journal(Vec::new())));
    }
    assert!(loads(&mailbox.poll()).iter().all(|(_, read)| *read != Read::Journal));
}

#[test]
fn a_change_that_waits_for_the_store_is_told_all_the_same() {
    let mut mailbox = leading();
    let _ = mailbox.equip(Engine::WHOLE);
    let read = |id: &str| Change::messages(Action::Read(true), [id.into()]);
    for id in ["m", "n"] {
        mailbox.messages.learn(Message::with_id(id.into()), Ticket(1), true);
    }
    let tells = |effects: &[Effect], change: Change| effects.contains(&Effect::Tell(Notice::Made(change)));
    assert!(tells(&mailbox.apply(read("m")), read("m")));
    let effects = mailbox.apply(read("n"));
    assert!(tells(&effects, read("n")), "the store is still busy with the first: {effects:?}");
    assert!(!tells(&mailbox.apply(read("n")), read("n")), "it is read already");
}
