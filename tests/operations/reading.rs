//! Reading and following a mailbox.

use outpost::model::{DeltaItem, FolderId, MessagePatch, Patch, Timestamp};
use outpost::protocol::ops::{mail_folder, message};
use outpost::protocol::{DeltaQuery, Dialect, Field, Kql, Next, Order, Query, property};

use crate::service::{Service, letter};

fn inbox() -> FolderId {
    "inbox".into()
}

pub(crate) fn lists_of_the_mailbox_and_of_a_folder(service: &mut Service) {
    for number in 0..7 {
        service.put("Inbox", letter(&format!("Letter {number}")));
    }
    service.put("Archive", letter("Old"));
    let all = service.ask(&message::List::new(Query::new().newest_first().top(5).count()));
    assert_eq!((all.value.len(), all.count), (5, Some(8)));
    let first = message::List::new(Query::new().newest_first().top(5));
    let page = service.ask(&first);
    let rest = service.ask(&Next::new(first, page.next_link.expect("a link to the rest")));
    assert_eq!((page.value.len(), rest.value.len(), rest.next_link), (5, 3, None));
    let folder = service.ask(&mail_folder::ListMessages::new(inbox(), 2, 3));
    assert_eq!((folder.value.len(), folder.count), (3, Some(7)));
    assert_eq!(service.ask(&message::Count::mailbox()), 8);
    assert_eq!(service.ask(&message::Count::folder(&"archive".into())), 1);
}

pub(crate) fn filters_orders_and_searches(service: &mut Service) {
    let read = graph_sim::model::NewMessage { is_read: true, ..letter("Plan of the garden") };
    service.put("Inbox", read);
    service.put("Inbox", letter("It's a plan"));
    service.put("Inbox", letter("Zebra"));
    let subjects = |service: &mut Service, list: mail_folder::ListMessagesWhere| -> Vec<String> {
        service.ask(&list).value.into_iter().map(|message| message.subject).collect()
    };
    let unread = property::IS_READ.is(false).and(&property::SUBJECT.is("It's a plan"));
    let list = mail_folder::ListMessagesWhere::new(inbox(), Query::new().newest_first().filter(&unread));
    assert_eq!(subjects(service, list), ["It's a plan"]);
    let list = Query::new().order_by(property::SUBJECT, Order::Descending);
    let list = mail_folder::ListMessagesWhere::new(inbox(), list);
    assert_eq!(subjects(service, list)[0], "Zebra");
    let kql = Kql::field(Field::Subject, "plan").unwrap();
    let list = mail_folder::ListMessagesWhere::new(inbox(), Query::new().search(&kql));
    assert_eq!(subjects(service, list).len(), 2);
}

pub(crate) fn a_message_with_all_it_has(service: &mut Service) {
    let id = service.put(
        "Inbox",
        graph_sim::model::NewMessage {
            headers: vec![("X-Number".into(), "7".into())],
            ..letter("With everything")
        },
    );
    let whole = service.ask(&message::GetDetails::new(id.clone()));
    assert_eq!(whole.message.subject, "With everything");
    assert_eq!(whole.details.internet_message_id.as_deref(), Some("<With.everything@contoso.com>"));
    assert!(whole.details.internet_message_headers.iter().any(|header| header.name == "X-Number"));
    let read = service.ask(&message::Get::new(id));
    assert!(read.body.is_some_and(|body| body.content.contains("About With everything")));
}

pub(crate) fn the_source_of_a_message(service: &mut Service) {
    let id = service.put("Inbox", letter("Source"));
    let source = String::from_utf8(service.ask(&message::GetValue::new(id))).unwrap();
    assert!(source.contains("Subject: Source"), "{source}");
}

pub(crate) fn changes_of_a_folder_are_followed(service: &mut Service) {
    let ids: Vec<_> =
        (0..5).map(|number| service.put("Inbox", letter(&format!("Letter {number}")))).collect();
    let query = DeltaQuery::new().select(&["id", "subject", "isRead", "parentFolderId"]);
    let first = mail_folder::MessageDelta::new(inbox(), query, 2);
    let (seen, link) = round(service, &first, None);
    assert_eq!(seen.len(), 5);
    let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
    service.ask(&message::Update::new(ids[1].clone(), patch));
    service.ask(&message::Move::new(ids[2].clone(), "archive".into()));
    let (seen, _) = round(service, &first, Some(link));
    let removed = seen.iter().filter(|item| matches!(item, DeltaItem::Removed { .. })).count();
    assert_eq!((seen.len(), removed), (2, 1), "{seen:?}");
    if service.dialect == Dialect::Graph {
        let since = DeltaQuery::new().received_since(Timestamp(service.now.0)).newest_first();
        let (seen, _) = round(service, &mail_folder::MessageDelta::new(inbox(), since, 10), None);
        assert!(seen.is_empty(), "{seen:?}");
    }
}

type Seen = Vec<DeltaItem<outpost::model::PartialMessage>>;

/// One round of a synchronisation to its end.
fn round(service: &mut Service, first: &mail_folder::MessageDelta, link: Option<String>) -> (Seen, String) {
    let mut seen = Vec::new();
    let mut page = match link {
        None => service.ask(first),
        Some(link) => service.ask(&Next::new(first.clone(), link)),
    };
    loop {
        seen.append(&mut page.value);
        match (page.next_link, page.delta_link) {
            (Some(next), _) => page = service.ask(&Next::new(first.clone(), next)),
            (None, Some(end)) => return (seen, end),
            (None, None) => panic!("a page without a link"),
        }
    }
}

pub(crate) fn changes_of_the_folder_tree_are_followed(service: &mut Service) {
    let first = mail_folder::Delta::new(50);
    let mut page = service.ask(&first);
    let mut count = page.value.len();
    while let Some(next) = page.next_link.take() {
        page = service.ask(&Next::new(first.clone(), next));
        count += page.value.len();
    }
    assert!(count > 5, "{count} folders");
    service.put("Inbox/Projects", letter("A plan"));
    let page = service.ask(&Next::new(first, page.delta_link.expect("the end of the round")));
    let names: Vec<String> = page
        .value
        .into_iter()
        .filter_map(|item| match item {
            DeltaItem::Present(folder) => Some(folder.into_folder().display_name),
            DeltaItem::Removed { .. } => None,
        })
        .collect();
    assert!(names.contains(&"Projects".to_owned()), "{names:?}");
}
