//! What a mailbox does, step by step, with answers given by hand.

use std::collections::HashSet;

use super::*;
use crate::model::{FolderId, MailFolder, Message, MessageId, WellKnownFolder};
use crate::protocol::{ApiError, Page};

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

fn asked(effects: &[Effect]) -> Vec<(Ticket, Question)> {
    let asked = |effect: &Effect| match effect {
        Effect::Ask(ticket, question) => Some((*ticket, question.clone())),
        _ => None,
    };
    effects.iter().filter_map(asked).collect()
}

fn sent(effects: &[Effect]) -> Vec<(Ticket, Change)> {
    let sent = |effect: &Effect| match effect {
        Effect::Send(ticket, change) => Some((*ticket, change.clone())),
        _ => None,
    };
    effects.iter().filter_map(sent).collect()
}

/// A mailbox with an Inbox of two unread messages on screen.
fn mailbox() -> Mailbox {
    let (mut mailbox, effects) = Mailbox::open_mailbox();
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
        assert!(mailbox.settle(ticket, Ok(answer)).is_empty());
    }
    let effects = mailbox.look(&inbox(), 0..10);
    let (ticket, _) = asked(&effects).remove(0);
    mailbox.settle(ticket, Ok(rows(vec![message("A", false), message("B", false)])));
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
    let rows = |mailbox: &Mailbox| mailbox.folders().rows(&HashSet::new(), &str::cmp).len();
    let folder = || serde_json::from_str::<MailFolder>(r#"{"id":"F","displayName":"Inbox"}"#).unwrap();
    for names in [Ok(Answer::WellKnownFolders(vec![])), Err(ApiError::Unreachable)] {
        let (mut mailbox, effects) = Mailbox::open_mailbox();
        let asked = asked(&effects);
        let ticket_of = |wanted: Question| asked.iter().find(|(_, question)| *question == wanted).unwrap().0;
        let page = Page { value: vec![folder()], count: None, next_link: None };
        mailbox.settle(ticket_of(Question::Folders), Ok(Answer::Folders(page)));
        assert_eq!(rows(&mailbox), 0, "their places would change under the mouse");
        mailbox.settle(ticket_of(Question::WellKnownFolders), names);
        assert_eq!(rows(&mailbox), 1);
    }
}

#[test]
fn opening_an_unread_message_reads_it_and_lowers_the_count() {
    let mut mailbox = mailbox();
    let effects = mailbox.open(&"A".into(), &["B".into()]);
    assert!(sent(&effects).is_empty(), "nothing is read before it is shown");
    let asked = asked(&effects);
    assert_eq!(asked.len(), 2, "the neighbour is fetched too");
    let effects = mailbox.settle(asked[0].0, Ok(content("A", false)));
    assert_eq!(sent(&effects).len(), 1);
    assert!(is_read(&mailbox, "A"));
    assert_eq!(unread(&mailbox), 1);
    assert!(mailbox.settle(asked[1].0, Ok(content("B", false))).is_empty(), "a prefetch reads nothing");
    assert!(!is_read(&mailbox, "B"));
}

#[test]
fn a_message_marked_unread_stays_so_while_it_is_open() {
    let mut mailbox = mailbox();
    let effects = mailbox.open(&"A".into(), &[]);
    mailbox.settle(asked(&effects)[0].0, Ok(content("A", false)));
    let effects = mailbox.apply(Change::SetRead { message: "A".into(), is_read: false });
    assert_eq!(sent(&effects).len(), 1);
    assert_eq!(unread(&mailbox), 2);
    assert!(!is_read(&mailbox, "A"));
}

#[test]
fn a_refused_change_is_undone_and_told() {
    let mut mailbox = mailbox();
    let change = Change::SetRead { message: "A".into(), is_read: true };
    let effects = mailbox.apply(change.clone());
    let effects = mailbox.settle(sent(&effects)[0].0, Err(ApiError::Unreachable));
    assert_eq!(effects, [Effect::Tell(Notice::Undone(change, ApiError::Unreachable))]);
    assert_eq!((is_read(&mailbox, "A"), unread(&mailbox)), (false, 2));
}

#[test]
fn an_answer_asked_for_before_my_change_does_not_undo_it() {
    let mut mailbox = mailbox();
    let refresh = mailbox.refresh(&inbox(), 0..10);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    let effects = mailbox.apply(Change::SetRead { message: "A".into(), is_read: true });
    mailbox.settle(sent(&effects)[0].0, Ok(Answer::Done));
    let old = rows(vec![message("A", false), message("B", false)]);
    mailbox.settle(rows_asked.unwrap().0, Ok(old));
    assert!(is_read(&mailbox, "A"), "the old answer did not know of the change");
}

#[test]
fn an_answer_asked_for_after_my_change_was_taken_is_believed() {
    let mut mailbox = mailbox();
    let effects = mailbox.apply(Change::SetRead { message: "A".into(), is_read: true });
    mailbox.settle(sent(&effects)[0].0, Ok(Answer::Done));
    let refresh = mailbox.refresh(&inbox(), 0..10);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    mailbox.settle(rows_asked.unwrap().0, Ok(rows(vec![message("A", false)])));
    assert!(!is_read(&mailbox, "A"), "somebody else marked it unread since");
}

#[test]
fn leaving_a_folder_cancels_its_questions_and_their_late_answers_change_nothing() {
    let mut mailbox = mailbox();
    let effects = mailbox.look(&"other".into(), 0..10);
    let (ticket, _) = asked(&effects).remove(0);
    assert_eq!(mailbox.leave(&"other".into()), [Effect::Cancel(ticket)]);
    mailbox.settle(ticket, Ok(rows(vec![message("C", true)])));
    assert_eq!(mailbox.message(&"C".into()), None);
}

#[test]
fn opening_another_message_cancels_the_one_on_its_way() {
    let mut mailbox = mailbox();
    let first = asked(&mailbox.open(&"A".into(), &[]))[0].0;
    let effects = mailbox.open(&"B".into(), &[]);
    assert!(effects.contains(&Effect::Cancel(first)));
    assert_eq!(mailbox.content(&"A".into()), None);
}

#[test]
fn a_message_closed_before_it_came_is_not_read() {
    let mut mailbox = mailbox();
    let ticket = asked(&mailbox.open(&"A".into(), &[]))[0].0;
    assert_eq!(mailbox.close(), [Effect::Cancel(ticket)]);
    assert!(mailbox.settle(ticket, Ok(content("A", false))).is_empty());
    assert!(!is_read(&mailbox, "A"));
}

#[test]
fn a_refresh_that_fails_keeps_the_rows_and_says_so() {
    let mut mailbox = mailbox();
    let refresh = mailbox.refresh(&inbox(), 0..10);
    let rows_asked =
        asked(&refresh).into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    let effects = mailbox.settle(rows_asked.unwrap().0, Err(ApiError::Unreachable));
    assert_eq!(effects, [Effect::Tell(Notice::NotRefreshed(ApiError::Unreachable))]);
    assert!(mailbox.message_at(&inbox(), 0).is_some());
}

#[test]
fn folders_with_folders_in_them_are_asked_about() {
    let (mut mailbox, effects) = Mailbox::open_mailbox();
    let parent: MailFolder = serde_json::from_str(r#"{"id":"P","childFolderCount":2}"#).unwrap();
    let page = Page { value: vec![parent], count: None, next_link: Some("https://x/next".into()) };
    let top = asked(&effects).into_iter().find(|(_, question)| *question == Question::Folders).unwrap();
    let questions: Vec<_> = asked(&mailbox.settle(top.0, Ok(Answer::Folders(page))))
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
    let (mut mailbox, effects) = Mailbox::open_mailbox();
    for (ticket, _) in asked(&effects) {
        mailbox.settle(ticket, Err(ApiError::Unreachable));
    }
    assert_eq!(mailbox.folders().failure(), Some(&ApiError::Unreachable));
}
