//! What a store promises, one promise a test.

use outpost::mailbox::{Key, MemoryStore, Read, Snapshot, Stored, Track, Write};
use outpost::model::{BodyType, FolderId, ItemBody, Message, MessageId, PartialMessage, Patch, Timestamp};

fn store() -> MemoryStore {
    MemoryStore::new(str::to_lowercase)
}

fn header(id: &str, folder: &str, moment: i64) -> Message {
    let mut message = Message::with_id(id.into());
    message.parent_folder_id = Some(folder.into());
    message.received_date_time = Some(Timestamp(moment));
    message
}

fn content(id: &str, length: usize) -> Write {
    let mut message = header(id, "f", 1);
    message.body = Some(ItemBody { content: "x".repeat(length), ..ItemBody::default() });
    Write::Content(Box::new(message))
}

fn partial(id: &str) -> PartialMessage {
    serde_json::from_str(&format!(r#"{{"id":"{id}"}}"#)).unwrap()
}

fn keys(store: &mut MemoryStore, folder: &str) -> Vec<String> {
    let Stored::Keys(keys) = store.read(Read::Keys { folder: folder.into(), after: None, limit: 100 }) else {
        panic!("keys were asked for");
    };
    keys.iter().map(|key| key.id.to_string()).collect()
}

fn body(store: &mut MemoryStore, id: &str) -> Option<Message> {
    let Stored::Content(content) = store.read(Read::Content(id.into())) else {
        panic!("a content was asked for");
    };
    content.map(|content| *content)
}

#[test]
fn the_newest_stand_first_and_equals_by_id() {
    let mut store = store();
    let undated = Message { received_date_time: None, ..header("z", "f", 0) };
    store.write(vec![Write::Headers(vec![
        header("b", "f", 5),
        undated,
        header("c", "f", 9),
        header("a", "f", 5),
        header("other", "g", 7),
    ])]);
    assert_eq!(keys(&mut store, "f"), ["c", "a", "b", "z"]);
    let after = Some(Key { moment: 5, id: "a".into(), is_read: true });
    let Stored::Keys(rest) = store.read(Read::Keys { folder: "f".into(), after, limit: 1 }) else { panic!() };
    assert_eq!(rest, [Key { moment: 5, id: "b".into(), is_read: false }]);
}

#[test]
fn a_header_that_moves_leaves_its_old_place() {
    let mut store = store();
    store.write(vec![Write::Headers(vec![header("a", "f", 1), header("b", "f", 2)])]);
    store.write(vec![Write::Headers(vec![header("a", "g", 1), header("b", "f", 0)])]);
    assert_eq!((keys(&mut store, "f"), keys(&mut store, "g")), (vec!["b".into()], vec!["a".into()]));
    let moved = PartialMessage { parent_folder_id: Patch::Set("g".into()), ..partial("b") };
    store.write(vec![Write::Merge(vec![moved])]);
    assert_eq!((keys(&mut store, "f").len(), keys(&mut store, "g")), (0, vec!["a".into(), "b".into()]));
}

#[test]
fn a_folder_takes_its_headers_and_its_track_along() {
    let mut store = store();
    let track = |folder: Option<&str>| Write::Track {
        folder: folder.map(FolderId::from),
        track: Track { link: None, is_complete: true, ..Track::default() },
    };
    store.write(vec![
        Write::Headers(vec![header("a", "f", 1), header("b", "g", 1)]),
        track(None),
        track(Some("f")),
        track(Some("g")),
        Write::ForgetFolder("f".into()),
    ]);
    let Stored::Start(start) = store.read(Read::Start { folder: "g".into(), rows: 9 }) else { panic!() };
    let tracked: Vec<_> = start.tracks.into_iter().map(|(folder, _)| folder).collect();
    assert_eq!(tracked, [None, Some("g".into())]);
    assert_eq!(start.rows, [header("b", "g", 1)]);
    assert_eq!(
        store.read(Read::Headers(vec!["a".into(), "b".into()])),
        Stored::Headers(vec![header("b", "g", 1)])
    );
}

#[test]
fn what_changed_of_an_unknown_message_does_not_make_it_known() {
    let mut store = store();
    store.write(vec![Write::Merge(vec![PartialMessage { is_read: Patch::Set(true), ..partial("a") }])]);
    assert_eq!(store.read(Read::Headers(vec!["a".into()])), Stored::Headers(Vec::new()));
    assert_eq!(body(&mut store, "a"), None);
}

#[test]
fn header_and_content_do_not_disagree() {
    let mut store = store();
    store.write(vec![Write::Headers(vec![header("a", "f", 1)]), content("a", 3), content("alone", 4)]);
    let read = |id| PartialMessage { is_read: Patch::Set(true), ..partial(id) };
    store.write(vec![Write::Merge(vec![read("a"), read("alone")])]);
    for (id, length) in [("a", 3), ("alone", 4)] {
        let shown = body(&mut store, id).unwrap();
        assert!(shown.is_read, "{id}");
        assert_eq!(shown.body.unwrap().content.len(), length);
    }
    let new_body = ItemBody { content: "new".into(), ..ItemBody::default() };
    let edited = PartialMessage { body: Patch::Set(new_body.clone()), ..partial("a") };
    store.write(vec![Write::Merge(vec![edited]), Write::Headers(vec![header("a", "g", 2)])]);
    let shown = body(&mut store, "a").unwrap();
    assert_eq!((shown.body, shown.parent_folder_id), (Some(new_body), Some("g".into())));
    let Stored::Headers(headers) = store.read(Read::Headers(vec!["a".into()])) else { panic!() };
    assert_eq!(headers[0].body, None);
}

#[test]
fn another_id_takes_header_and_content_along_unless_it_has_its_own() {
    let mut store = store();
    let rename = |from: &str, to: &str| Write::Rename { from: from.into(), to: to.into() };
    store.write(vec![
        Write::Headers(vec![header("old", "f", 1)]),
        content("old", 3),
        rename("old", "new"),
        rename("new", "new"),
    ]);
    assert_eq!(keys(&mut store, "f"), ["new"]);
    assert_eq!((body(&mut store, "old"), body(&mut store, "new").unwrap().id), (None, "new".into()));
    store.write(vec![
        Write::Headers(vec![header("late", "g", 2)]),
        content("late", 7),
        rename("new", "late"),
    ]);
    assert_eq!((keys(&mut store, "f").len(), keys(&mut store, "g")), (0, vec!["late".into()]));
    assert_eq!(body(&mut store, "late").unwrap().body.unwrap().content.len(), 7);
}

#[test]
fn the_least_recently_used_content_goes_first() {
    let of_one = serde_json::to_string(&{
        let Write::Content(message) = content("a", 1_000) else { panic!() };
        message
    });
    let mut store = store().with_budget(of_one.unwrap().len() * 2);
    store.write(vec![content("a", 1_000), content("b", 1_000)]);
    assert!(body(&mut store, "a").is_some(), "both have room, and this was a look at the older");
    store.write(vec![content("c", 1_000)]);
    let kept = ["a", "b", "c"].map(|id| body(&mut store, id).is_some());
    assert_eq!(kept, [true, false, true]);
    store.write(vec![content("huge", 5_000)]);
    let kept = ["a", "c", "huge"].map(|id| body(&mut store, id).is_some());
    assert_eq!(kept, [true, true, false], "what never fits takes nothing along");
}

#[test]
fn a_search_wants_each_word_in_any_case_and_goes_from_the_newest_on_stretch_by_stretch() {
    let mut store = store();
    let about =
        |id: &str, moment, subject: &str| Message { subject: subject.into(), ..header(id, "f", moment) };
    store.write(vec![Write::Headers(vec![
        about("a", 1, "ÄRGER mit der Rechnung"),
        about("b", 2, "Ärger"),
        about("c", 3, "die rechnung, der ärger"),
        Message { parent_folder_id: Some("g".into()), ..about("d", 4, "Rechnung/Ärger") },
    ])]);
    let mut found = |words: &[&str], after, span| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let Stored::Found { headers, next } = store.read(Read::Search { words, after, span }) else {
            panic!()
        };
        (headers.into_iter().map(|message| message.id).collect::<Vec<MessageId>>(), next)
    };
    let (newest, next) = found(&["ärger", "rechnung"], None, 3);
    assert_eq!(newest, ["d".into(), "c".into()]);
    assert_eq!(next.as_ref().map(|key| key.id.as_str()), Some("b"), "three were looked through");
    assert_eq!(found(&["ärger", "rechnung"], next, 3), (vec!["a".into()], None));
    assert_eq!(found(&["ärger", "rechnung"], None, 9).0, ["d".into(), "c".into(), "a".into()]);
    assert_eq!(found(&["rechnungen"], None, 9), (vec![], None));
}

#[test]
fn a_search_inside_looks_through_the_bodies_that_are_kept_and_goes_on_by_id() {
    let mut store = store();
    let content = |id: &str, text: &str| {
        let body = Some(ItemBody { content_type: BodyType::Html, content: text.into() });
        Write::Content(Box::new(Message { body, ..header(id, "f", 1) }))
    };
    let about = |id: &str, subject: &str| Message { subject: subject.into(), ..header(id, "f", 1) };
    store.write(vec![
        content("c", "<p>Caf&eacute;</p>"),
        content("a", "<b>CAFÉ</b> <i>au&nbsp;lait</i>"),
        content("b", "<p title='café'>tea</p>"),
        content("d", "café"),
        Write::Headers(vec![about("a", "x"), about("b", "x"), about("c", "Lait")]),
    ]);
    let mut found = |words: &[&str], after: Option<&str>, span| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let read = Read::SearchInside { words, after: after.map(MessageId::from), span };
        let Stored::FoundInside { headers, next } = store.read(read) else { panic!() };
        (headers.into_iter().map(|message| message.id).collect::<Vec<_>>(), next)
    };
    assert_eq!(found(&["café"], None, 2), (vec!["a".into()], Some("b".into())));
    assert_eq!(found(&["café"], Some("b"), 2), (vec!["c".into()], Some("d".into())), "d has no header");
    assert_eq!(found(&["café", "lait"], None, 9), (vec!["a".into(), "c".into()], None), "inside or outside");
}

#[test]
fn a_new_store_is_empty_and_a_start_goes_by_name_too() {
    let mut store = store();
    let start = |folder: &str| Read::Start { folder: folder.into(), rows: 1 };
    assert_eq!(store.read(start("inbox")), Stored::Start(Box::default()));
    let names = vec![("inbox".to_owned(), FolderId::from("f"))];
    store.write(vec![
        Write::Names(names.clone()),
        Write::Headers(vec![header("a", "f", 1), header("b", "f", 2)]),
    ]);
    let rows = vec![header("b", "f", 2)];
    assert_eq!(
        store.read(start("inbox")),
        Stored::Start(Box::new(Snapshot { names, rows, ..Snapshot::default() }))
    );
}
