//! What is done with messages: marked, moved, deleted, reported, recalled.

use outpost::model::{
    DateTimeTimeZone, Flag, FlagStatus, InferenceClass, MessageId, MessagePatch, OpenExtension, Patch,
    Timestamp,
};
use outpost::protocol::ApiError;
use outpost::protocol::ops::message::{self, Verdict};
use outpost::protocol::ops::{mail_folder, user};

use crate::service::{Service, letter};

fn is_gone<T>(answer: &Result<T, ApiError>) -> bool {
    matches!(answer, Err(ApiError::Refused(error)) if error.status == 404)
}

pub(crate) fn messages_are_marked_flagged_and_classified(service: &mut Service) {
    let id = service.put("Inbox", letter("Plan"));
    let patch = MessagePatch {
        is_read: Patch::Set(true),
        categories: Patch::Set(vec!["Blue category".into()]),
        ..MessagePatch::default()
    };
    let message = service.ask(&message::Update::new(id.clone(), patch));
    assert!(message.is_read && message.categories == ["Blue category"]);
    let day = |day: u8| DateTimeTimeZone {
        date_time: format!("2026-03-{day:02}T09:00:00"),
        time_zone: "UTC".into(),
    };
    let flag = Flag {
        flag_status: FlagStatus::Flagged,
        start_date_time: Some(day(4)),
        due_date_time: Some(day(6)),
        ..Flag::default()
    };
    assert!(service.ask(&message::SetFlag::new(id.clone(), flag)).is_flagged());
    service.ask(&message::Classify::new(id.clone(), InferenceClass::NonFocused));
    let whole = service.ask(&message::GetDetails::new(id));
    let (message, details) = (whole.message, whole.details);
    assert_eq!(message.inference_classification, Some(InferenceClass::NonFocused));
    assert!(details.flag.due_date_time.is_some());
}

pub(crate) fn messages_are_moved_copied_and_deleted(service: &mut Service) {
    let id = service.put("Inbox", letter("Plan"));
    let moved = service.ask(&message::Move::new(id, "archive".into()));
    assert_eq!(service.subjects(service.ada, "Archive"), ["Plan"]);
    let copy = service.ask(&message::Copy::new(moved.id.clone(), "inbox".into()));
    assert_ne!(copy.id, moved.id);
    assert_eq!(service.subjects(service.ada, "Inbox"), ["Plan"]);
    service.ask(&message::Delete::new(copy.id));
    assert!(service.subjects(service.ada, "Inbox").is_empty());
    let nowhere = service.call(&message::Move::new(moved.id, MessageId::from("nowhere").as_str().into()));
    assert!(nowhere.is_err());
}

pub(crate) fn a_list_is_left(service: &mut Service) {
    let header = ("List-Unsubscribe".to_owned(), "<mailto:leave@lists.example>".to_owned());
    let news = graph_sim::model::NewMessage { headers: vec![header], ..letter("News") };
    let id = service.put("Inbox", news);
    service.ask(&message::Unsubscribe::new(id));
    assert!(service.subjects(service.ada, "Inbox").is_empty(), "it moves to Deleted Items");
    assert_eq!(service.subjects(service.ada, "Deleted Items"), ["News"]);
    let plain = service.put("Inbox", letter("Plain"));
    assert!(service.call(&message::Unsubscribe::new(plain)).is_err(), "nothing to leave");
}

pub(crate) fn a_message_is_deleted_for_good(service: &mut Service) {
    let id = service.put("Inbox", letter("Secret"));
    service.ask(&message::PermanentDelete::new(id.clone()));
    assert!(is_gone(&service.call(&message::Get::new(id))));
    assert!(service.subjects(service.ada, "Deleted Items").is_empty());
}

pub(crate) fn a_sent_message_is_recalled(service: &mut Service) {
    let draft = service.draft("Too soon", &["ben@contoso.com"]);
    service.ask(&message::Send::new(draft.id.clone()));
    assert_eq!(service.subjects(service.ben, "Inbox"), ["Too soon"]);
    let since = Timestamp(service.now.0);
    service.ask(&message::Recall::new(draft.id));
    service.wait(3_600_000);
    let reports = service.ask(&message::FindRecallReports::new(since)).value;
    assert!(service.subjects(service.ben, "Inbox").is_empty(), "it is gone from Ben's Inbox");
    assert_eq!(reports.len(), 1, "{reports:?}");
}

pub(crate) fn a_folder_is_marked_as_read_at_once(service: &mut Service) {
    for number in 0..3 {
        service.put("Inbox", letter(&format!("Letter {number}")));
    }
    service.ask(&mail_folder::MarkAll::new("inbox".into(), true, true));
    assert_eq!(service.simulator.counts(service.ada, "Inbox").unwrap().unread, 0);
}

pub(crate) fn junk_is_reported_and_pardoned(service: &mut Service) {
    let phish = service.put("Inbox", letter("Your account"));
    service.ask(&message::Report::new(phish, Verdict::Phish, true));
    let junk = service.put("Inbox", letter("Win"));
    let moved = service.ask(&message::MarkAsJunk::new(junk, true));
    assert!(service.subjects(service.ada, "Junk Email").contains(&"Win".to_owned()));
    assert_eq!(service.simulator.blocked_senders(service.ada), ["ben@contoso.com"]);
    service.ask(&message::MarkAsNotJunk::new(moved.id, true));
    assert_eq!(service.subjects(service.ada, "Inbox"), ["Win"]);
    assert!(service.simulator.blocked_senders(service.ada).is_empty());
}

pub(crate) fn ids_are_translated(service: &mut Service) {
    let id = service.put("Inbox", letter("Plan"));
    let plain = {
        // Asked without the preference, an id is one that changes with a move.
        let request =
            graph_sim::Request::new(graph_sim::Method::Get, "https://graph.microsoft.com/v1.0/me/messages")
                .with_token(&service.token);
        let reply = service.simulator.handle(&request, service.now);
        let page = reply.answer().unwrap().to_json().unwrap();
        page["value"][0]["id"].as_str().unwrap().to_owned()
    };
    let translated = service.ask(&user::TranslateIds::new(vec![plain])).value;
    assert_eq!(translated[0].target_id.as_deref(), Some(id.as_str()));
}

pub(crate) fn a_message_carries_data_of_the_client(service: &mut Service) {
    let id = service.put("Inbox", letter("Plan"));
    let mut extension =
        OpenExtension { extension_name: "org.outpost.note".into(), ..OpenExtension::default() };
    extension.data.insert("note".into(), "Ask Ben".into());
    let made = service.ask(&message::CreateExtension::new(id, extension));
    assert_eq!(made.data.get("note").and_then(|note| note.as_str()), Some("Ask Ben"));
}
