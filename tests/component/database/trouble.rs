//! What goes wrong with databases: other versions, writes that stop in the middle, deletion.

use std::future::ready;
use std::pin::pin;

use futures_util::future::{Either, select};
use js_sys::Array;
use outpost::browser::database::Database;
use outpost::mailbox::{Action, Change, Entry, EntryId, Read, StorageError, Stored, Track, Write};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::IdbIndexParameters;

use super::{fresh, header, raw, start};

fn entry(number: u64) -> Entry {
    let id = EntryId { number, tab: 7 };
    let change = Change::Messages { action: Action::Read(true), messages: vec!["a".into()] };
    Entry { id, job: id, change, is_sent: false, is_paused: false }
}

#[wasm_bindgen_test]
async fn a_database_of_the_first_version_is_brought_up_to_date() {
    Database::delete("old").await.unwrap();
    let old = raw::make("old", 1, |database, _| {
        for name in ["contents", "folders", "tracks", "journal", "meta"] {
            database.create_object_store(name).unwrap();
        }
        database.create_object_store("uses").unwrap().create_index_with_str("used", "used").unwrap();
        let unique = IdbIndexParameters::new();
        unique.set_unique(true);
        let headers = database.create_object_store("headers").unwrap();
        headers.create_index_with_str_and_optional_parameters("id", "id", &unique).unwrap();
        for moment in [1_i32, 2] {
            let message = header(&format!("m{moment}"), "f", moment.into());
            let (id, at) = (JsValue::from(message.id.as_str()), JsValue::from(-f64::from(moment)));
            let json = serde_json::to_string(&message).unwrap().into();
            let record = raw::object(&[("id", id.clone()), ("at", at.clone()), ("json", json)]);
            headers.put_with_key(&record, &Array::of4(&"f".into(), &at, &id, &0.into())).unwrap();
        }
    })
    .await;
    old.close();
    let database = Database::open("old").await.unwrap();
    let both = vec![header("m2", "f", 2), header("m1", "f", 1)];
    assert_eq!(start(&database).await.rows, both);
    // The order over all folders came with the second version.
    let all = Read::Search { words: Vec::new(), after: None, span: 9 };
    assert_eq!(database.read(all).await, Ok(Stored::Found { headers: both, next: None }));
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_told_from_a_broken_one() {
    Database::delete("newer").await.unwrap();
    raw::make("newer", 999, |_, _| {}).await.close();
    assert_eq!(Database::open("newer").await.unwrap_err(), StorageError::Newer);
}

#[wasm_bindgen_test]
async fn a_page_lets_go_when_a_newer_one_comes() {
    let database = fresh("overtaken").await;
    let newer = raw::make("overtaken", 999, |_, _| {}).await;
    assert_eq!(database.read(Read::Journal).await, Err(StorageError::Newer));
    assert_eq!(database.write(vec![Write::Entries(vec![entry(1)])]).await, Err(StorageError::Newer));
    newer.close();
}

#[wasm_bindgen_test]
async fn a_write_that_is_dropped_in_the_middle_leaves_nothing() {
    let database = fresh("dropped").await;
    let headers = |moment| Write::Headers(vec![header("a", "f", moment)]);
    database.write(vec![headers(1)]).await.unwrap();
    {
        let write = pin!(database.write(vec![Write::Entries(vec![entry(1)]), headers(2)]));
        // Polled once, the entry is asked to be put, and the old place of the header is being looked for.
        assert!(matches!(select(write, ready(())).await, Either::Right(_)));
    }
    let snapshot = start(&database).await;
    assert_eq!((snapshot.has_journal, snapshot.rows), (false, vec![header("a", "f", 1)]));
}

#[wasm_bindgen_test]
async fn a_write_that_fails_in_the_middle_leaves_nothing() {
    Database::delete("broken").await.unwrap();
    // As if somebody had tampered with it: today's version, and no index to look old places up in.
    let broken = raw::make("broken", 2, |database, _| {
        for name in ["headers", "journal"] {
            database.create_object_store(name).unwrap();
        }
    });
    broken.await.close();
    let database = Database::open("broken").await.unwrap();
    let writes = vec![Write::Entries(vec![entry(1)]), Write::Headers(vec![header("a", "f", 1)])];
    assert_eq!(database.write(writes).await, Err(StorageError::Unavailable));
    assert_eq!(database.read(Read::Journal).await, Ok(Stored::Journal(Vec::new())));
    let track = Write::Track { folder: None, track: Track::default() };
    assert_eq!(database.write(vec![track]).await, Err(StorageError::Unavailable));
    database.write(vec![Write::Entries(vec![entry(2)])]).await.unwrap();
    assert_eq!(database.read(Read::Journal).await, Ok(Stored::Journal(vec![entry(2)])));
}

#[wasm_bindgen_test]
async fn a_deleted_database_is_gone_for_those_who_have_it_open() {
    let database = fresh("deleted").await;
    database.write(vec![Write::Entries(vec![entry(1)])]).await.unwrap();
    Database::delete("deleted").await.unwrap();
    assert_eq!(database.read(Read::Journal).await, Err(StorageError::Unavailable));
    assert_eq!(database.write(vec![Write::ForgetEntries(Vec::new())]).await, Err(StorageError::Unavailable));
    let again = Database::open("deleted").await.unwrap();
    assert_eq!(again.read(Read::Journal).await, Ok(Stored::Journal(Vec::new())));
}
