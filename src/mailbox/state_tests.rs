//! What a mailbox does, step by step, with answers given by hand.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::*;
use crate::model::{FolderId, MailFolder, Message, MessageId, WellKnownFolder};
use crate::protocol::{ApiError, Page, Remedy, Response, ServiceError};

#[path = "others_tests.rs"]
mod others;
#[path = "tabs_tests.rs"]
mod tabs;

fn message(id: &str, is_read: bool) -> Message {
    let json = format!(r#"{{"id":"{id}","parentFolderId":"F","isRead":{is_read}}}"#);
    serde_json::from_str(&json).unwrap()
}

fn inbox() -> FolderId {
    WellKnownFolder::Inbox.id()
}

fn rows(messages: Vec<Message>) -> Answer {
    let count = Some(messages.len());
    Answer::Rows(Page { value: messages, count, next_link: None })
}

fn content(id: &str, is_read: bool) -> Answer {
    Answer::Content(Box::new(message(id, is_read)))
}

/// Answers what goes to an empty store, until only what concerns others is left.
fn drive(mailbox: &mut Mailbox, effects: Vec<Effect>) -> Vec<Effect> {
    let mut left = Vec::new();
    let mut queue = VecDeque::from(effects);
    while let Some(effect) = queue.pop_front() {
        match effect {
            Effect::Load(ticket, read) => queue.extend(mailbox.loaded(ticket, Ok(nothing_for(&read)))),
            Effect::Keep(ticket, _) => queue.extend(mailbox.kept(ticket, Ok(()))),
            other => left.push(other),
        }
    }
    left
}

fn nothing_for(read: &Read) -> Stored {
    match read {
        Read::Start { .. } => Stored::Start(Box::default()),
        Read::Keys { .. } => Stored::Keys(Vec::new()),
        Read::Headers(_) => Stored::Headers(Vec::new()),
        Read::Search { .. } => Stored::Found { headers: Vec::new(), next: None },
        Read::SearchInside { .. } => Stored::FoundInside { headers: Vec::new(), next: None },
        Read::Content(_) => Stored::Content(None),
        Read::Journal => Stored::Journal(Vec::new()),
    }
}

/// A change, and what is left of it to do for others.
fn apply(mailbox: &mut Mailbox, change: Change) -> Vec<Effect> {
    let effects = mailbox.apply(change);
    drive(mailbox, effects)
}

fn settle(mailbox: &mut Mailbox, ticket: Ticket, outcome: Result<Answer, ApiError>) -> Vec<Effect> {
    let effects = mailbox.settle(ticket, outcome);
    drive(mailbox, effects)
}

fn open(mailbox: &mut Mailbox, message: &str, neighbours: &[MessageId]) -> Vec<Effect> {
    let effects = mailbox.open(&message.into(), neighbours);
    drive(mailbox, effects)
}

fn refresh(mailbox: &mut Mailbox) -> Vec<Effect> {
    let effects = mailbox.refresh(&inbox(), 0..10);
    drive(mailbox, effects)
}

/// An empty store, and the first questions.
fn begin() -> (Mailbox, Vec<Effect>) {
    let (mut mailbox, effects) = Mailbox::start(7, &inbox());
    assert!(mailbox.equip(Engine::WHOLE).is_empty());
    let mut left = drive(&mut mailbox, effects);
    let effects = mailbox.lead();
    left.extend(drive(&mut mailbox, effects));
    (mailbox, left)
}

fn read(id: &str, is_read: bool) -> Change {
    Change::messages(Action::Read(is_read), [id.into()])
}

fn done() -> Answer {
    Answer::Parcel(vec![Ok(Answer::Done)])
}

fn asked(effects: &[Effect]) -> Vec<(Ticket, Question)> {
    let asked = |effect: &Effect| match effect {
        Effect::Ask(ticket, question) => Some((*ticket, question.clone())),
        _ => None,
    };
    effects.iter().filter_map(asked).collect()
}

fn sent(effects: &[Effect]) -> Vec<(Ticket, Parcel)> {
    let sent = |effect: &Effect| match effect {
        Effect::Send(ticket, parcel) => Some((*ticket, parcel.clone())),
        _ => None,
    };
    effects.iter().filter_map(sent).collect()
}

/// A mailbox with an Inbox of two unread messages on screen.
fn mailbox() -> Mailbox {
    let (mut mailbox, effects) = begin();
    let folder: MailFolder =
        serde_json::from_str(r#"{"id":"F","displayName":"Inbox","unreadItemCount":2,"totalItemCount":2}"#)
            .unwrap();
    for (ticket, question) in asked(&effects) {
        let answer = match question {
            Question::WellKnownFolders => {
                Answer::WellKnownFolders(vec![(WellKnownFolder::Inbox, folder.clone())])
            }
            _ => Answer::Folders(Page { value: vec![folder.clone()], count: None, next_link: None }),
        };
        settle(&mut mailbox, ticket, Ok(answer));
    }
    let effects = mailbox.look(&inbox(), 0..10);
    let (ticket, _) = asked(&effects).remove(0);
    settle(&mut mailbox, ticket, Ok(rows(vec![message("A", false), message("B", false)])));
    mailbox
}

/// The same at a service without synchronisation: lists are read page by page.
fn paged() -> Mailbox {
    let mut mailbox = mailbox();
    let effects = mailbox.poll();
    let mut asked: Vec<_> =
        mailbox.pending.iter().map(|(ticket, pending)| (*ticket, pending.clone())).collect();
    asked.sort_unstable_by_key(|(ticket, _)| *ticket);
    assert!(effects.is_empty(), "it looks for news already: {effects:?}");
    for (ticket, pending) in asked {
        if matches!(pending, Pending::Asked(Question::FolderChanges { .. } | Question::Changes { .. })) {
            settle(&mut mailbox, ticket, Err(ApiError::Unavailable));
        }
    }
    mailbox
}

fn unread(mailbox: &Mailbox) -> usize {
    mailbox.folders().get(&inbox()).unwrap().unread_item_count
}

fn is_read(mailbox: &Mailbox, id: &str) -> bool {
    mailbox.message(&MessageId::from(id)).unwrap().is_read
}

#[test]
fn the_folders_show_once_their_names_are_answered_well_or_badly() {
    let rows = |mailbox: &Mailbox| mailbox.folders().rows(&FxHashSet::default(), &str::cmp).len();
    let folder = || serde_json::from_str::<MailFolder>(r#"{"id":"F","displayName":"Inbox"}"#).unwrap();
    for names in [Ok(Answer::WellKnownFolders(vec![])), Err(ApiError::Unreachable)] {
        let (mut mailbox, effects) = begin();
        let asked = asked(&effects);
        let ticket_of = |wanted: Question| asked.iter().find(|(_, question)| *question == wanted).unwrap().0;
        let page = Page { value: vec![folder()], count: None, next_link: None };
        settle(&mut mailbox, ticket_of(Question::Folders), Ok(Answer::Folders(page)));
        assert_eq!(rows(&mailbox), 0, "their places would change under the mouse");
        settle(&mut mailbox, ticket_of(Question::WellKnownFolders), names);
        assert_eq!(rows(&mailbox), 1);
    }
}

#[test]
fn opening_an_unread_message_reads_it_and_lowers_the_count() {
    let mut mailbox = mailbox();
    let effects = open(&mut mailbox, "A", &["B".into()]);
    assert!(sent(&effects).is_empty(), "nothing is read before it is shown");
    let asked = asked(&effects);
    assert_eq!(asked.len(), 2, "the neighbour is fetched too");
    let effects = settle(&mut mailbox, asked[0].0, Ok(content("A", false)));
    assert_eq!(sent(&effects).len(), 1);
    assert!(is_read(&mailbox, "A"));
    assert_eq!(unread(&mailbox), 1);
    assert!(settle(&mut mailbox, asked[1].0, Ok(content("B", false))).is_empty(), "a prefetch reads nothing");
    assert!(!is_read(&mailbox, "B"));
}

#[test]
fn a_message_marked_unread_stays_so_while_it_is_open() {
    let mut mailbox = mailbox();
    let effects = open(&mut mailbox, "A", &[]);
    settle(&mut mailbox, asked(&effects)[0].0, Ok(content("A", false)));
    let effects = apply(&mut mailbox, read("A", false));
    assert!(sent(&effects).is_empty(), "it waits for the one before it");
    assert_eq!(unread(&mailbox), 2);
    assert!(!is_read(&mailbox, "A"));
}

#[test]
fn a_refused_change_is_taken_back_and_told() {
    let mut mailbox = mailbox();
    let effects = apply(&mut mailbox, read("A", true));
    assert!(is_read(&mailbox, "A"));
    let (ticket, _) = sent(&effects).remove(0);
    let denied = ApiError::from(ServiceError::read(&Response::new(403, vec![], vec![])));
    let effects = settle(&mut mailbox, ticket, Ok(Answer::Parcel(vec![Err(denied.clone())])));
    let told = |effect: &Effect| {
        matches!(effect, Effect::Tell(Notice::Failed { change, error, .. })
            if *change == read("A", true) && *error == denied)
    };
    assert!(effects.iter().any(told), "{effects:?}");
    assert_eq!((is_read(&mailbox, "A"), unread(&mailbox)), (false, 2));
}

#[test]
fn an_answer_asked_for_before_my_change_does_not_undo_it() {
    let mut mailbox = paged();
    let refresh = refresh(&mut mailbox);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    let effects = apply(&mut mailbox, read("A", true));
    settle(&mut mailbox, sent(&effects)[0].0, Ok(done()));
    let old = rows(vec![message("A", false), message("B", false)]);
    settle(&mut mailbox, rows_asked.unwrap().0, Ok(old));
    assert!(is_read(&mailbox, "A"), "the old answer did not know of the change");
}

#[test]
fn an_answer_asked_for_after_my_change_was_taken_is_believed() {
    let mut mailbox = paged();
    let effects = apply(&mut mailbox, read("A", true));
    settle(&mut mailbox, sent(&effects)[0].0, Ok(done()));
    let refresh = refresh(&mut mailbox);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    settle(&mut mailbox, rows_asked.unwrap().0, Ok(rows(vec![message("A", false)])));
    assert!(!is_read(&mailbox, "A"), "somebody else marked it unread since");
}

#[test]
fn leaving_a_folder_cancels_its_questions_and_their_late_answers_change_nothing() {
    let mut mailbox = mailbox();
    let effects = mailbox.look(&"other".into(), 0..10);
    let (ticket, _) = asked(&effects).remove(0);
    assert_eq!(mailbox.leave(&"other".into()), [Effect::Cancel(ticket)]);
    settle(&mut mailbox, ticket, Ok(rows(vec![message("C", true)])));
    assert_eq!(mailbox.message(&"C".into()), None);
}

#[test]
fn opening_another_message_cancels_the_one_on_its_way() {
    let mut mailbox = mailbox();
    let first = asked(&open(&mut mailbox, "A", &[]))[0].0;
    let effects = open(&mut mailbox, "B", &[]);
    assert!(effects.contains(&Effect::Cancel(first)));
    assert_eq!(mailbox.content(&"A".into()), None);
}

#[test]
fn a_message_closed_before_it_came_is_not_read() {
    let mut mailbox = mailbox();
    let ticket = asked(&open(&mut mailbox, "A", &[]))[0].0;
    assert_eq!(mailbox.close(), [Effect::Cancel(ticket)]);
    assert!(settle(&mut mailbox, ticket, Ok(content("A", false))).is_empty());
    assert!(!is_read(&mailbox, "A"));
}

#[test]
fn a_refresh_that_fails_keeps_the_rows_and_says_so() {
    let mut mailbox = paged();
    let refresh = refresh(&mut mailbox);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    let effects = settle(&mut mailbox, rows_asked.unwrap().0, Err(ApiError::Unreachable));
    assert_eq!(effects, [Effect::Tell(Notice::NotRefreshed(ApiError::Unreachable))]);
    assert!(mailbox.message_at(&inbox(), 0).is_some());
}

#[test]
fn folders_with_folders_in_them_are_asked_about() {
    let (mut mailbox, effects) = begin();
    let parent: MailFolder = serde_json::from_str(r#"{"id":"P","childFolderCount":2}"#).unwrap();
    let page = Page { value: vec![parent], count: None, next_link: Some("https://x/next".into()) };
    let top = asked(&effects).into_iter().find(|(_, question)| *question == Question::Folders).unwrap();
    let questions: Vec<_> = asked(&settle(&mut mailbox, top.0, Ok(Answer::Folders(page))))
        .into_iter()
        .map(|(_, question)| question)
        .collect();
    assert_eq!(
        questions,
        [Question::MoreFolders("https://x/next".into()), Question::ChildFolders("P".into())]
    );
}

#[test]
fn folders_that_cannot_be_had_say_why() {
    let (mut mailbox, effects) = begin();
    for (ticket, _) in asked(&effects) {
        settle(&mut mailbox, ticket, Err(ApiError::Unreachable));
    }
    assert_eq!(mailbox.folders().failure(), Some(&ApiError::Unreachable));
}
