//! What a mailbox makes of what other tabs did: before it began, and while it runs.

use super::*;

/// An entry of another tab.
fn entry(change: Change) -> Entry {
    let id = EntryId { number: 1, tab: 9 };
    Entry { id, job: id, change, is_sent: false }
}

#[test]
fn what_another_tab_called_back_is_not_put_over_an_older_answer() {
    let mut mailbox = paged();
    mailbox.is_leader = false;
    let asked = asked(&refresh(&mut mailbox));
    let rows_asked = asked.into_iter().find(|(_, question)| matches!(question, Question::Rows { .. }));
    let change = entry(read("A", true));
    let effects = mailbox.overhear(vec![Write::Entries(vec![change.clone()])], Told::Kept);
    assert!(sent(&effects).is_empty() && is_read(&mailbox, "A"), "the other tab sends it");
    let messages = vec!["A".into()];
    let back = Write::TakeBack { entry: change.id, messages };
    mailbox.overhear(vec![back, Write::ForgetEntries(vec![change.id])], Told::Kept);
    assert!(!is_read(&mailbox, "A"));
    settle(&mut mailbox, rows_asked.unwrap().0, Ok(rows(vec![message("A", false), message("B", false)])));
    assert!(!is_read(&mailbox, "A"), "the server never had it");
}

#[test]
fn a_change_called_back_or_refused_is_told_to_other_tabs_as_such() {
    let kept = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Keep(_, writes) => Some(writes),
            _ => None,
        })
    };
    let is_taken_back = |writes: &[Write]| {
        let at = |wanted: fn(&Write) -> bool| writes.iter().position(wanted);
        let back = at(|write| matches!(write, Write::TakeBack { .. }));
        back.is_some() && back < at(|write| matches!(write, Write::ForgetEntries(_)))
    };
    let mut mailbox = mailbox();
    apply(&mut mailbox, read("A", true));
    apply(&mut mailbox, read("B", true));
    let writes = kept(mailbox.undo()).unwrap();
    assert!(is_taken_back(&writes), "called back: {writes:?}");
    let mut mailbox = paged();
    let (ticket, _) = sent(&apply(&mut mailbox, read("A", true))).remove(0);
    let denied = ApiError::from(ServiceError::read(&Response::new(403, vec![], vec![])));
    let writes = kept(mailbox.settle(ticket, Ok(Answer::Parcel(vec![Err(denied)])))).unwrap();
    assert!(is_taken_back(&writes), "refused: {writes:?}");
}

#[test]
fn rows_that_the_journal_moves_elsewhere_do_not_stand_on_the_first_screen() {
    let (mut mailbox, effects) = Mailbox::start(7, &inbox());
    assert!(mailbox.equip(Engine::WHOLE).is_empty());
    let folder = r#"{"id":"F","displayName":"Inbox","unreadItemCount":2,"totalItemCount":2}"#;
    let snapshot = Snapshot {
        folders: vec![serde_json::from_str(folder).unwrap()],
        names: vec![("inbox".to_owned(), "F".into())],
        has_journal: true,
        rows: vec![message("A", false), message("B", false)],
        ..Snapshot::default()
    };
    let moved = entry(Change::messages(Action::Move("G".into()), ["A".into()]));
    let mut queue = VecDeque::from(effects);
    while let Some(effect) = queue.pop_front() {
        let Effect::Load(ticket, read) = effect else { continue };
        let stored = match read {
            Read::Start { .. } => Stored::Start(Box::new(snapshot.clone())),
            Read::Journal => Stored::Journal(vec![moved.clone()]),
            other => nothing_for(&other),
        };
        queue.extend(mailbox.loaded(ticket, Ok(stored)));
    }
    let ids: Vec<_> = mailbox.list(&inbox()).unwrap().ids().map(MessageId::as_str).collect();
    assert_eq!(ids, ["B"]);
}
