//! What a mailbox makes of what other tabs tell of the store, of new folders, and of what they learned by the way.

use super::*;
use crate::model::DeltaItem;
use crate::protocol::DeltaPage;

/// A tab that follows another one.
fn following() -> Mailbox {
    Mailbox { is_leader: false, ..mailbox() }
}

fn folder(id: &str, name: &str) -> MailFolder {
    serde_json::from_str(&format!(r#"{{"id":"{id}","displayName":"{name}"}}"#)).unwrap()
}

fn named() -> Write {
    Write::RenameFolder { from: "new:New".into(), to: "G".into() }
}

/// What the newest entry of the journal asks for.
fn newest(mailbox: &Mailbox) -> Change {
    mailbox.journal.entries().last().unwrap().change.clone()
}

fn is_known(mailbox: &Mailbox, id: &str) -> bool {
    mailbox.message(&id.into()).is_some()
}

#[test]
fn a_folder_that_was_made_goes_by_its_id_in_every_tab() {
    let mut mailbox = following();
    let action = FolderAction::Create { parent: None, name: "New".to_owned() };
    apply(&mut mailbox, Change::Folder { action, folder: "new:New".into() });
    let made = mailbox.journal.entries().last().unwrap().id;
    let action = FolderAction::Rename("Newer".to_owned());
    apply(&mut mailbox, Change::Folder { action, folder: "new:New".into() });
    let words = vec![Write::ForgetEntries(vec![made]), named(), Write::Folders(vec![folder("G", "New")])];
    mailbox.overhear(words, Told::Kept);
    assert_eq!(mailbox.folders().get(&"new:New".into()).unwrap().display_name, "Newer");
    let undone = mailbox.undo();
    drive(&mut mailbox, undone);
    let action = FolderAction::Rename("New".to_owned());
    assert_eq!(newest(&mailbox), Change::Folder { action, folder: "G".into() });
    let into = |to: &str| Change::Folder { action: FolderAction::Move(to.into()), folder: "F".into() };
    mailbox.folders.learn(MailFolder { parent_folder_id: Some("root".into()), ..folder("F", "Inbox") });
    apply(&mut mailbox, into("new:New"));
    assert_eq!(newest(&mailbox), into("G"), "whoever asks by its first name means it");
}

#[test]
fn what_another_tab_wrote_of_a_new_folder_before_it_heard_its_id_is_put_right() {
    let mut mailbox = paged();
    mailbox.overhear(vec![named(), Write::Folders(vec![folder("G", "New")])], Told::Kept);
    let moved = |to: &str| Change::messages(Action::Move(to.into()), ["A".into()]);
    let id = EntryId { number: 5, tab: 9 };
    let late = Entry { id, job: id, change: moved("new:New"), is_sent: false, is_paused: false };
    let effects = mailbox.overhear(vec![Write::Entries(vec![late])], Told::Kept);
    assert_eq!(newest(&mailbox), moved("G"));
    let is_put_right = |effect: &Effect| match effect {
        Effect::Keep(_, writes) => writes
            .iter()
            .any(|write| matches!(write, Write::Entries(entries) if entries[0].change == moved("G"))),
        _ => false,
    };
    assert!(effects.iter().any(is_put_right), "in the store too: {effects:?}");
}

#[test]
fn what_only_a_store_told_that_starts_over_is_forgotten() {
    let mut mailbox = following();
    mailbox.messages.learn(message("old", false), Ticket::default(), true);
    mailbox.folders.learn_all(vec![folder("old", "Old")], Ticket::default());
    mailbox.overhear(vec![Write::Headers(vec![message("C", false)])], Told::Kept);
    mailbox.overhear(vec![Write::Clear], Told::Unkept);
    assert!(is_known(&mailbox, "old"), "it is not certain yet");
    mailbox.overhear(vec![Write::Clear, Write::Headers(vec![message("D", false)])], Told::Kept);
    assert_eq!(["old", "C", "D"].map(|id| is_known(&mailbox, id)), [false, true, true]);
    assert!(mailbox.folders().get(&"old".into()).is_none());
}

#[test]
fn what_is_gone_that_an_open_question_may_still_name_is_asked_for() {
    let mut mailbox = mailbox();
    let round = mailbox.pending.iter().find_map(|(ticket, pending)| match pending {
        Pending::Asked(Question::FolderChanges { .. }) => Some(*ticket),
        _ => None,
    });
    let page = DeltaPage { value: Vec::new(), next_link: None, delta_link: Some("folders".to_owned()) };
    let effects = settle(&mut mailbox, round.unwrap(), Ok(Answer::FolderChanges(page)));
    let is_changes = |(_, question): &(Ticket, Question)| matches!(question, Question::Changes { .. });
    let (round, _) = asked(&effects).into_iter().find(is_changes).unwrap();
    open(&mut mailbox, "C", &[]);
    let gone = DeltaItem::Removed { id: "C".into(), reason: None };
    let page = DeltaPage { value: vec![gone], next_link: None, delta_link: Some("inbox".to_owned()) };
    let effects = settle(&mut mailbox, round, Ok(Answer::Changes(page)));
    let questions: Vec<_> = asked(&effects).into_iter().map(|(_, question)| question).collect();
    assert_eq!(questions, [Question::Headers(vec!["C".into()])]);
}

#[test]
fn a_folder_whose_messages_cannot_be_read_is_not_taken_for_empty() {
    let mut mailbox = mailbox();
    mailbox.absorb_folders(vec![folder("G", "Projects")]);
    let effects = mailbox.look(&"G".into(), 0..10);
    let reading = effects.iter().find_map(|effect| match effect {
        Effect::Load(ticket, Read::Keys { .. }) => Some(*ticket),
        _ => None,
    });
    let effects = mailbox.loaded(reading.unwrap(), Err(StorageError::Unavailable));
    assert!(asked(&effects).is_empty(), "a round is under way");
    assert!(mailbox.list(&"G".into()).unwrap().index().unwrap().is_loaded, "it goes on without them");
    let track = Track { link: Some("next".to_owned()), is_complete: true, ..Track::default() };
    mailbox.absorb_track(Some(&"G".into()), track.clone());
    // Once the store works, what nobody knows of is gone, and only then whoever comes after may count on the rest.
    let effects = mailbox.poll();
    let reading = effects.iter().find_map(|effect| match effect {
        Effect::Load(ticket, Read::Keys { folder, .. }) if *folder == "G".into() => Some(*ticket),
        _ => None,
    });
    let keys = vec![Key::of(&message("ghost", false)), Key::of(&message("A", false))];
    let effects = mailbox.loaded(reading.unwrap(), Ok(Stored::Keys(keys)));
    let mut kept: Vec<Write> = Vec::new();
    let mut queue = VecDeque::from(effects);
    while let Some(effect) = queue.pop_front() {
        let Effect::Keep(ticket, writes) = effect else { continue };
        kept.extend(writes);
        queue.extend(mailbox.kept(ticket, Ok(())));
    }
    assert!(kept.contains(&Write::ForgetMessages(vec!["ghost".into()])), "{kept:?}");
    assert!(kept.contains(&Write::Track { folder: Some("G".into()), track }), "{kept:?}");
}

#[test]
fn what_another_tab_saw_first_in_a_folder_that_is_kept_up_is_asked_for() {
    let mut mailbox = mailbox();
    let track = Track { link: Some("next".to_owned()), is_complete: true, ..Track::default() };
    mailbox.sync.tracks.insert(Some("F".into()), track);
    let seen = vec![message("A", false), message("C", false)];
    let effects = mailbox.overhear(vec![Write::Headers(seen)], Told::ByTheWay);
    let questions: Vec<_> = asked(&effects).into_iter().map(|(_, question)| question).collect();
    assert_eq!(questions, [Question::Headers(vec!["C".into()])]);
    assert!(!is_known(&mailbox, "C"), "it may be gone by now");
}

#[test]
fn what_a_tab_wrote_down_that_was_gone_before_it_could_tell_is_told_by_the_next_one() {
    let (mut mailbox, effects) = Mailbox::start(7, &inbox());
    assert!(mailbox.equip(Engine::WHOLE).is_empty());
    let id = EntryId { number: 1, tab: 9 };
    let left = Entry { id, job: id, change: read("A", true), is_sent: false, is_paused: false };
    let mut queue = VecDeque::from(effects);
    let mut shared = Vec::new();
    while let Some(effect) = queue.pop_front() {
        match effect {
            Effect::Load(ticket, Read::Start { .. }) => {
                let snapshot = Snapshot { has_journal: true, ..Snapshot::default() };
                queue.extend(mailbox.loaded(ticket, Ok(Stored::Start(Box::new(snapshot)))));
            }
            Effect::Load(ticket, Read::Journal) => {
                queue.extend(mailbox.loaded(ticket, Ok(Stored::Journal(vec![left.clone()]))));
            }
            Effect::Share(writes) => shared.extend(writes),
            _ => {}
        }
    }
    assert_eq!(shared, [Write::Entries(vec![left.clone()])]);
    let mut leader = paged();
    assert_eq!(sent(&drive_words(&mut leader, shared)).len(), 1, "the tab that leads sends it");
}

/// What another tab learned by the way, and what is left of it to do for others.
fn drive_words(mailbox: &mut Mailbox, words: Vec<Write>) -> Vec<Effect> {
    let effects = mailbox.overhear(words, Told::ByTheWay);
    drive(mailbox, effects)
}

#[test]
fn a_draft_that_is_gone_when_it_is_looked_for_stands_nowhere() {
    let mut mailbox = paged();
    let mut effects = apply(&mut mailbox, Change::messages(Action::Send, ["A".into()]));
    for answer in [Err(ApiError::Unreachable), Err(gone())] {
        let (ticket, _) = sent(&effects).pop().unwrap();
        effects = settle(&mut mailbox, ticket, Ok(Answer::Parcel(vec![answer])));
        effects.extend(mailbox.woke(Alarm::Journal));
    }
    assert_eq!((mailbox.waiting(), is_known(&mailbox, "A")), (0, false), "it was sent, and may be anywhere");
}

fn gone() -> ApiError {
    ServiceError::read(&Response::new(404, Vec::new(), Vec::new())).into()
}

#[test]
fn what_is_found_late_in_the_store_does_not_undo_what_was_done_since() {
    let mut mailbox = paged();
    mailbox.journal.is_read = false;
    let moved = |to: &str| Change::messages(Action::Move(to.into()), ["A".into()]);
    apply(&mut mailbox, moved("X"));
    let id = EntryId { number: 7, tab: 9 };
    let found = Entry { id, job: id, change: moved("Y"), is_sent: false, is_paused: false };
    let reading = mailbox.lead().into_iter().find_map(|effect| match effect {
        Effect::Load(ticket, Read::Journal) => Some(ticket),
        _ => None,
    });
    let effects = mailbox.loaded(reading.unwrap(), Ok(Stored::Journal(vec![found])));
    assert_eq!(newest(&mailbox), moved("X"));
    let is_forgotten = |effect: &Effect| match effect {
        Effect::Keep(_, writes) => writes.contains(&Write::ForgetEntries(vec![id])),
        _ => false,
    };
    assert!(effects.iter().any(is_forgotten), "{effects:?}");
}
