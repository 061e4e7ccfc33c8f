//! The database holds what the store in memory holds, and over visits.

use outpost::browser::{database::Database, intl};
use outpost::mailbox::{Key, MemoryStore, Read, Stored, Write};
use outpost::model::BodyType;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{content, fresh, header, start};
use crate::histories::{BUDGET, Random, everything};

#[wasm_bindgen_test]
async fn both_stores_read_the_same_over_random_histories() {
    for seed in 100..104 {
        let mut random = Random::new(seed);
        let mut memory = MemoryStore::new(intl::to_lower).with_budget(BUDGET);
        let database = fresh("histories").await.with_budget(BUDGET);
        for step in 0..150 {
            let writes = random.writes();
            memory.write(writes.clone());
            database.write(writes.clone()).await.unwrap();
            let reads = [random.read(), random.read()];
            for read in everything().into_iter().chain(reads) {
                let is = database.read(read.clone()).await.unwrap();
                let should = memory.read(read.clone());
                assert_eq!(is, should, "seed {seed}, step {step}: {read:?} after {writes:#?}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn what_was_kept_is_there_at_the_next_visit_and_uses_count_over_visits() {
    let size = serde_json::to_string(&content("a", 500)).unwrap().len();
    let database = fresh("next visit").await;
    let [a, b] = ["a", "b"].map(|id| Write::Content(Box::new(content(id, 500))));
    database.write(vec![Write::Headers(vec![header("a", "f", 3)]), a, b]).await.unwrap();
    drop(database);
    let database = Database::open("next visit").await.unwrap().with_budget(size * 2);
    assert_eq!(start(&database).await.rows, [header("a", "f", 3)]);
    let look = |id: &str| Read::Content(id.into());
    assert!(matches!(database.read(look("a")).await, Ok(Stored::Content(Some(_)))));
    database.write(vec![Write::Content(Box::new(content("c", 500)))]).await.unwrap();
    let mut kept = Vec::new();
    for id in ["a", "b", "c"] {
        kept.push(database.read(look(id)).await.unwrap() != Stored::Content(None));
    }
    assert_eq!(kept, [true, false, true]);
}

#[wasm_bindgen_test]
async fn a_search_goes_on_behind_the_first_chunk() {
    let database = fresh("long search").await;
    let headers = (0..1_200).map(|number| header(&format!("m{number:04}"), "f", number / 3));
    let mut headers: Vec<_> = headers.collect();
    headers[0].subject = "The OLDEST of all".into();
    headers[1_199].subject = "not the oldest".into();
    database.write(vec![Write::Headers(headers.clone())]).await.unwrap();
    let search = |after, span| Read::Search { words: vec!["oldest".into()], after, span };
    let found = |of: &[usize], next| Stored::Found {
        headers: of.iter().map(|at| headers[*at].clone()).collect(),
        next,
    };
    assert_eq!(database.read(search(None, 2_000)).await, Ok(found(&[1_199, 0], None)));
    // Equals stand by id, so the last of the newest 1,199 is the second of the oldest three.
    let next = Some(Key::of(&headers[1]).place());
    assert_eq!(database.read(search(None, 1_199)).await, Ok(found(&[1_199, 0], next.clone())));
    assert_eq!(database.read(search(next, 1_199)).await, Ok(found(&[], None)));
}

#[wasm_bindgen_test]
async fn a_search_inside_goes_on_behind_the_first_chunk_also_behind_a_large_body() {
    let database = fresh("long search inside").await;
    let body = |number: usize, length: usize| {
        let mut message = content(&format!("m{number}"), length);
        let body = message.body.as_mut().unwrap();
        body.content += if number % 3 == 2 { " The QUINCE" } else { " the fig" };
        if number == 5 {
            body.content_type = BodyType::Html;
            body.content = body.content.replace("QUINCE", "<b>QU</b>INCE");
        }
        message
    };
    let bodies = (0..9).map(|number| body(number, if number == 1 { 900_000 } else { 70_000 }));
    let headers: Vec<_> = (0..9).map(|number| header(&format!("m{number}"), "f", 1)).collect();
    let mut writes: Vec<_> = bodies.map(|body| Write::Content(Box::new(body))).collect();
    writes.push(Write::Headers(headers.clone()));
    database.write(writes).await.unwrap();
    let search = |after: Option<&str>, span| Read::SearchInside {
        words: vec!["quince".into()],
        after: after.map(Into::into),
        span,
    };
    let found = |of: &[usize], next: Option<&str>| Stored::FoundInside {
        headers: of.iter().map(|at| headers[*at].clone()).collect(),
        next: next.map(Into::into),
    };
    assert_eq!(database.read(search(None, 100)).await, Ok(found(&[2, 5, 8], None)));
    assert_eq!(database.read(search(None, 7)).await, Ok(found(&[2, 5], Some("m6"))));
    assert_eq!(database.read(search(Some("m6"), 7)).await, Ok(found(&[8], None)));
}

#[wasm_bindgen_test]
async fn two_connections_see_what_the_other_writes() {
    let one = fresh("two connections").await;
    let other = Database::open("two connections").await.unwrap();
    one.write(vec![Write::Headers(vec![header("a", "f", 1)])]).await.unwrap();
    assert_eq!(start(&other).await.rows, [header("a", "f", 1)]);
    other.write(vec![Write::ForgetMessages(vec!["a".into()])]).await.unwrap();
    assert_eq!(start(&one).await.rows, []);
}
