//! The same history of random operations in either dialect against services made alike: the client must be told the
//! same, and the mailboxes must be the same afterwards.

mod actions;
mod arranging;

use graph_sim::UserId;
use graph_sim::inspect::MessageState;
use outpost::model::{AttachmentId, FolderId, MessageId, OverrideId, RuleId};
use outpost::protocol::{ApiError, Dialect, Operation};
use proptest::prelude::*;
use serde_json::Value;

use crate::querying::{self, cases};
use crate::service::{Service, letter};
use actions::{Action, action};

/// One of the two, and the ids of what is in it, which differ.
struct Side {
    service: Service,
    letters: Vec<MessageId>,
    drafts: Vec<MessageId>,
    files: Vec<(MessageId, AttachmentId)>,
    folders: Vec<FolderId>,
    rules: Vec<RuleId>,
    overrides: Vec<OverrideId>,
}

impl Side {
    fn new(dialect: Dialect) -> Self {
        let mut service = Service::new(dialect);
        let letters = (0..3).map(|number| {
            let letter = graph_sim::model::NewMessage {
                headers: vec![("List-Unsubscribe".into(), "<mailto:leave@contoso.com>".into())],
                ..letter(&format!("It's \"letter\" {number} & more, Köln"))
            };
            service.put("Inbox", letter)
        });
        let letters = letters.collect();
        let drafts = vec![service.draft("First", &["ben@contoso.com"]).id];
        Self {
            service,
            letters,
            drafts,
            files: Vec::new(),
            folders: Vec::new(),
            rules: Vec::new(),
            overrides: Vec::new(),
        }
    }
}

struct Twins {
    graph: Side,
    outlook: Side,
}

/// What differs between two services, or is not told by both.
const OWN: &[&str] = &[
    "parentFolderId",
    "conversationId",
    "conversationIndex",
    "changeKey",
    "internetMessageId",
    "webLink",
    // In Graph's beta and in Outlook's v2.0.
    "isFolder",
    "permission",
    "previewUrl",
    "providerType",
    "sourceUrl",
    "thumbnailUrl",
    // Graph's alone.
    "isHidden",
    "userPurpose",
    "archiveFolder",
    "dateFormat",
    "timeFormat",
    "workingHours",
    "delegateMeetingMessageDeliveryOptions",
];

/// An answer without what differs; annotations are Graph's or Outlook's own, but for the type.
fn common(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, value| {
                // The id of an extended property is a name.
                let is_id = key == "id" && value.as_str().is_some_and(|id| !id.contains(' '));
                !is_id
                    && !OWN.contains(&key.as_str())
                    && (!key.contains('@') || key == "@odata.type" || key == "@removed")
            });
            fields.values_mut().for_each(common);
        }
        Value::Array(items) => items.iter_mut().for_each(common),
        _ => {}
    }
}

impl Twins {
    fn new() -> Self {
        Self { graph: Side::new(Dialect::Graph), outlook: Side::new(Dialect::Outlook) }
    }

    /// Asks both. The answers are equal, or the refusals are; then nothing is given.
    fn ask<O: Operation>(&mut self, make: impl Fn(&Side) -> O) -> Option<[O::Answer; 2]> {
        let [graph, outlook] = [&mut self.graph, &mut self.outlook].map(|side| {
            let operation = make(side);
            let request = operation.request();
            let response = side.service.send(&request)?;
            let read = operation.read(&response);
            let mut body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
            common(&mut body);
            read.map(|answer| ((response.status, body), answer, request.target))
        });
        match (graph, outlook) {
            (Ok((graph, first, target)), Ok((outlook, second, _))) => {
                assert_eq!(graph, outlook, "{target}");
                Some([first, second])
            }
            (Err(ApiError::Refused(graph)), Err(ApiError::Refused(outlook))) => {
                assert_eq!((graph.status, &graph.code), (outlook.status, &outlook.code));
                None
            }
            (graph, outlook) => {
                panic!("one refused only: {:?}, {:?}", graph.err(), outlook.err())
            }
        }
    }

    /// Asks both and keeps an id of each answer.
    fn make<O: Operation>(&mut self, make: impl Fn(&Side) -> O, keep: impl Fn(&mut Side, O::Answer)) {
        if let Some([graph, outlook]) = self.ask(make) {
            keep(&mut self.graph, graph);
            keep(&mut self.outlook, outlook);
        }
    }

    fn check(&mut self) {
        for side in [&mut self.graph, &mut self.outlook] {
            side.service.wait(3_600_000);
        }
        let (graph, outlook) = (&self.graph.service, &self.outlook.service);
        for (graph_user, outlook_user) in [(graph.ada, outlook.ada), (graph.ben, outlook.ben)] {
            let paths = graph.simulator.folder_paths(graph_user);
            assert_eq!(paths, outlook.simulator.folder_paths(outlook_user));
            for path in paths {
                assert_eq!(held(graph, graph_user, &path), held(outlook, outlook_user, &path), "{path}");
            }
        }
    }
}

/// The messages of a folder as they are but for what each service makes up on its own.
fn held(service: &Service, user: UserId, path: &str) -> Vec<graph_sim::model::NewMessage> {
    let bare = |state: MessageState| graph_sim::model::NewMessage {
        internet_message_id: String::new(),
        conversation_key: String::new(),
        headers: Vec::new(),
        mime: None,
        ..state.content
    };
    service.simulator.messages_in(user, path).into_iter().map(bare).collect()
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn both_dialects_do_and_tell_the_same(
        actions in proptest::collection::vec((action(), querying::text()), 1..16),
    ) {
        let mut twins = Twins::new();
        for (action, text) in actions {
            let text = if text.trim().is_empty() { "plain".to_owned() } else { text };
            action.perform(&mut twins, &text);
        }
        twins.check();
    }
}

#[test]
fn each_action_is_the_same_in_both_dialects() {
    for action in Action::ALL {
        let mut twins = Twins::new();
        for text in querying::TEXTS.iter().filter(|text| !text.trim().is_empty()) {
            action.perform(&mut twins, text);
        }
        twins.check();
    }
}
