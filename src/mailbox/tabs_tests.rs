//! What a mailbox makes of what other tabs did: before it began, and while it runs.

use super::*;

/// An entry of another tab.
fn entry(change: Change) -> Entry {
    let id = EntryId { number: 1, tab: 9 };
    Entry { id, job: id, change, is_sent: false, is_paused: false }
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

/// The journal's part of what a tab keeps: what others hear of it.
fn told(effects: &[Effect]) -> Vec<Write> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::Keep(_, writes) => Some(writes.clone()),
        _ => None,
    });
    kept.flatten().collect()
}

/// A tab that leads and one that follows, of a mailbox of 50 messages; and what the one that follows asked for: to mark
/// all of them.
fn two_tabs_and_a_job() -> (Mailbox, Mailbox, EntryId) {
    let ids: Vec<String> = (0..50).map(|number| format!("m{number}")).collect();
    let all = || rows(ids.iter().map(|id| message(id, false)).collect());
    let tab = |number: u32, is_leader: bool| {
        let mut tab = paged();
        tab.journal = super::super::journal::Journal::new(number);
        tab.is_leader = is_leader;
        let asked = asked(&refresh(&mut tab));
        let (ticket, _) =
            asked.into_iter().find(|(_, question)| matches!(question, Question::Rows { .. })).unwrap();
        settle(&mut tab, ticket, Ok(all()));
        tab
    };
    let (mut leader, mut follower) = (tab(1, true), tab(2, false));
    let marked = Change::messages(Action::Read(true), ids.iter().map(|id| id.as_str().into()));
    let effects = follower.apply(marked);
    let words = told(&effects);
    drive(&mut follower, effects);
    leader.overhear(words, Told::Kept);
    let job = follower.jobs().next().unwrap().id;
    (leader, follower, job)
}

/// The server has done what is on its way.
fn parcel_is_done(mailbox: &mut Mailbox) -> Vec<Effect> {
    let sent = |(ticket, pending): (&Ticket, &Pending)| match pending {
        Pending::Sent(units) => Some((*ticket, units.len())),
        _ => None,
    };
    let (ticket, count) = mailbox.pending.iter().find_map(sent).unwrap();
    mailbox.settle(ticket, Ok(Answer::Parcel(vec![Ok(Answer::Done); count])))
}

#[test]
fn a_message_that_is_open_and_goes_elsewhere_is_told_to_be_gone() {
    let mut mailbox = paged();
    let effects = mailbox.open(&"A".into(), &[]);
    let (ticket, _) = asked(&drive(&mut mailbox, effects)).remove(0);
    settle(&mut mailbox, ticket, Ok(content("A", true)));
    mailbox.overhear(vec![Write::ForgetMessages(vec!["A".into()])], Told::Kept);
    let is_gone =
        |state| matches!(state, Some(ContentState::Failed(error)) if error.remedy() == Remedy::Gone);
    assert!(is_gone(mailbox.content(&"A".into())), "not an empty pane that waits for nothing");
}

#[test]
fn a_job_is_shown_and_counted_in_every_tab() {
    let (mut leader, mut follower, job) = two_tabs_and_a_job();
    assert_eq!(leader.jobs().map(|job| (job.done, job.total)).collect::<Vec<_>>(), [(0, 50)]);
    let effects = parcel_is_done(&mut leader);
    follower.overhear(told(&effects), Told::Kept);
    for tab in [&leader, &follower] {
        let shown = tab.jobs().find(|shown| shown.id == job).map(|shown| (shown.done, shown.total));
        assert_eq!(shown, Some((20, 50)));
    }
}

#[test]
fn what_is_left_of_a_job_is_shown_while_it_is_paused_and_goes_on_when_it_is_undone() {
    let (mut leader, mut follower, job) = two_tabs_and_a_job();
    for _ in 0..2 {
        let effects = parcel_is_done(&mut leader);
        drive(&mut leader, effects);
    }
    let effects = leader.pause(job);
    let words = told(&effects);
    follower.overhear(words.clone(), Told::Kept);
    // A tab that comes later has only what is left: fewer than count as many.
    let mut late = paged();
    late.is_leader = false;
    late.overhear(words, Told::Kept);
    assert_eq!(late.jobs().map(|job| job.is_paused).collect::<Vec<_>>(), [true]);
    let effects = follower.undo();
    assert!(follower.jobs().all(|job| !job.is_paused), "what undoes it would wait for ever: {effects:?}");
}

#[test]
fn a_job_is_paused_and_called_back_from_any_tab() {
    for is_paused in [true, false] {
        let (mut leader, mut follower, job) = two_tabs_and_a_job();
        let effects = if is_paused { follower.pause(job) } else { follower.cancel_job(job) };
        leader.overhear(told(&effects), Told::Kept);
        let effects = parcel_is_done(&mut leader);
        assert!(sent(&effects).is_empty(), "nothing goes on: {effects:?}");
        assert_eq!(
            leader.jobs().map(|job| job.is_paused).collect::<Vec<_>>(),
            vec![true; usize::from(is_paused)]
        );
        assert_eq!(follower.jobs().count(), usize::from(is_paused), "called back, it is shown no more");
    }
}
