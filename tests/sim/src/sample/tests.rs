//! What the generated mailbox promises.

use std::collections::{HashMap, HashSet};

use super::{OWNER_ADDRESS, inbox, messages, people};
use crate::model::{AttachmentContent, Body, Flag, Importance, NewMessage, Timestamp};
use crate::simulator::{Options, Simulator};

const NOW: Timestamp = Timestamp(1_772_532_000_000);
const DAY: i64 = 86_400_000;

fn demo() -> Vec<(String, NewMessage)> {
    messages(super::DEMO_SIZE, 7, NOW).collect()
}

#[test]
fn the_same_seed_gives_the_same_mailbox_and_another_seed_another() {
    assert_eq!(demo(), demo());
    assert_ne!(demo(), messages(super::DEMO_SIZE, 8, NOW).collect::<Vec<_>>());
}

#[test]
fn every_count_is_kept() {
    for count in [0, 1, 17, 400, 3_500] {
        assert_eq!(messages(count, 3, NOW).count(), count);
    }
}

#[test]
fn message_ids_are_unique_and_nothing_is_from_the_future() {
    let mut ids = HashSet::new();
    for (_, message) in messages(2_000, 1, NOW) {
        assert!(message.received <= NOW, "{}", message.subject);
        assert!(message.sent <= message.received);
        assert!(message.received.0 > NOW.0 - 4 * 365 * DAY);
        assert!(ids.insert(message.internet_message_id));
    }
}

#[test]
fn mail_is_dense_now_and_thins_out() {
    let demo = demo();
    let younger = |days: i64| demo.iter().filter(|(_, m)| m.received.0 > NOW.0 - days * DAY).count();
    assert!((15..=70).contains(&younger(1)), "{}", younger(1));
    assert!(younger(7) > 80);
    assert!(younger(365) < 390);
}

#[test]
fn a_demo_has_something_of_everything() {
    let demo = demo();
    let folders: HashSet<&str> = demo.iter().map(|(folder, _)| folder.as_str()).collect();
    for folder in ["Inbox", "Sent Items", "Drafts", "Junk Email", "Deleted Items", "Travel", "Receipts"] {
        assert!(folders.contains(folder), "{folder} of {folders:?}");
    }
    assert!(folders.iter().any(|folder| folder.starts_with("Projects/")));
    let any = |check: &dyn Fn(&NewMessage) -> bool| assert!(demo.iter().any(|(_, message)| check(message)));
    any(&|message| message.attachments.iter().any(|file| file.content_type == "application/pdf"));
    any(&|message| message.attachments.iter().any(|file| file.is_inline));
    any(&|message| {
        message.attachments.iter().any(|file| matches!(file.content, AttachmentContent::Item { .. }))
    });
    any(&|message| matches!(message.body, Body::Text(_)));
    any(&|message| message.importance == Importance::High);
    any(&|message| message.flag == Flag::Flagged);
    any(&|message| !message.categories.is_empty());
    any(&|message| !message.is_read);
    any(&|message| matches!(&message.body, Body::Html(html) if html.contains("dir=\"rtl\"")));
}

#[test]
fn the_simulator_takes_all_of_it() {
    let mut sim = Simulator::new(&Options::default());
    let user = sim.add_user(super::OWNER_NAME, OWNER_ADDRESS);
    super::fill(&mut sim, user, 300, 7, NOW);
    let held: usize = sim.folder_paths(user).iter().map(|path| sim.messages_in(user, path).len()).sum();
    assert_eq!(held, 300);
}

#[test]
fn inline_pictures_are_named_by_the_body() {
    for (_, message) in demo() {
        for picture in message.attachments.iter().filter(|file| file.is_inline) {
            let Body::Html(html) = &message.body else { panic!("a picture in text") };
            assert!(html.contains(&format!("cid:{}", picture.content_id.as_deref().unwrap())));
        }
    }
}

#[test]
fn answers_name_what_they_answer_and_share_its_conversation() {
    let demo = demo();
    let by_id: HashMap<&str, &NewMessage> =
        demo.iter().map(|(_, message)| (message.internet_message_id.as_str(), message)).collect();
    let mut answers = 0;
    for (_, message) in &demo {
        let Some(answered) = message.headers.iter().find(|field| field.0 == "In-Reply-To") else { continue };
        answers += 1;
        assert!(message.subject.starts_with("RE: "));
        if let Some(original) = by_id.get(answered.1.as_str()) {
            assert_eq!(message.conversation_key, original.conversation_key);
            assert!(original.received <= message.received);
        }
    }
    assert!(answers > 40, "{answers}");
}

#[test]
fn letters_do_not_repeat_and_no_slot_is_left() {
    let bodies: Vec<String> = demo()
        .into_iter()
        .map(|(_, message)| match message.body {
            Body::Text(text) | Body::Html(text) => text,
        })
        .collect();
    for slot in ["{project}", "{thing}", "{person}", "{day}", "{doc}", "{when}"] {
        assert!(!bodies.iter().any(|body| body.contains(slot)), "{slot}");
    }
    let different: HashSet<&String> = bodies.iter().collect();
    assert!(different.len() * 100 >= bodies.len() * 97, "{} of {}", different.len(), bodies.len());
}

#[test]
fn colleagues_are_many_and_have_addresses_of_their_own() {
    let addresses: HashSet<&str> = people().iter().map(|person| person.address).collect();
    assert!(people().len() >= 30 && addresses.len() == people().len());
    assert!(!addresses.contains(OWNER_ADDRESS));
}

#[test]
fn a_large_mailbox_stands_mostly_in_the_inbox_and_stays_small() {
    let (mut inbox, mut bytes) = (0, 0);
    for (folder, message) in messages(12_000, 5, NOW) {
        inbox += usize::from(folder == "Inbox");
        let files = message.attachments.iter().map(|file| match &file.content {
            AttachmentContent::File(content) => content.len(),
            AttachmentContent::Item { mime, .. } => mime.len(),
            AttachmentContent::Outlook { source, .. } => source.len(),
            AttachmentContent::Reference(_) => 0,
        });
        let (Body::Text(text) | Body::Html(text)) = &message.body;
        bytes += text.len() + files.sum::<usize>();
    }
    assert!(inbox > 7_000, "{inbox}");
    assert!(bytes < 12_000_000, "{bytes}");
}

#[test]
fn messages_for_one_folder_are_as_many_as_asked_for_and_all_of_them_small() {
    for count in [1, 40, 2_000] {
        let made: Vec<NewMessage> = inbox(count, 5, NOW).collect();
        assert_eq!(made.len(), count);
        assert!(made.iter().all(|message| message.attachments.is_empty() && !message.is_draft));
        let longest = made.iter().map(|message| match &message.body {
            Body::Text(text) | Body::Html(text) => text.len(),
        });
        assert!(longest.max() < Some(8_000));
    }
}
