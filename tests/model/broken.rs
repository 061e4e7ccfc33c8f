//! Decoders given broken JSON: always an answer, a value or an error, never a panic and never a full stack.

use outpost::model::{DeltaItem, PartialMessage};

use super::breaking::{Random, broken, on_a_small_stack};
use super::documents::documents;

/// Broken documents for each document of each type: with 85 types some 36,000 in all.
const CASES: u64 = 400;
#[test]
fn broken_documents_are_read_or_refused() {
    on_a_small_stack(|| {
        let mut random = Random(0x5eed);
        let (mut cases, mut read) = (0, 0);
        for (kind, document) in documents() {
            for _ in 0..CASES {
                let text = broken(document, &mut random);
                cases += 1;
                // Reading includes writing and reading again, where it succeeds.
                read += usize::from((kind.again)(&text).is_ok());
                let _ = serde_json::from_slice::<DeltaItem<PartialMessage>>(&text);
            }
        }
        println!("{cases} broken documents, {read} of them readable");
        assert!(read > 0 && read < cases, "nothing was broken, or everything");
    });
}

/// `depth` attachments, each in the item of the one outside it, of the type that `item` names.
fn nested(depth: usize, item: &str) -> String {
    let opening = format!(
        r##"{{"@odata.type":"#microsoft.graph.itemAttachment","id":"a","name":"n","item":{{"@odata.type":"#microsoft.graph.{item}","id":"m","attachments":["##
    );
    format!("{}{}", opening.repeat(depth), "]}}".repeat(depth))
}

#[test]
fn attachments_within_attachments_are_read_as_deep_as_exchange_nests_them() {
    on_a_small_stack(|| {
        for name in ["WholeAttachment", "NewAttachment"] {
            let again = super::kinds::kind(name).again;
            // Graph expands up to 30 levels; JSON deeper than 128 values is refused.
            assert!(again(nested(30, "message").as_bytes()).is_ok(), "{name}");
            assert!(again(nested(500, "message").as_bytes()).is_err(), "{name}");
            for depth in 31..=42 {
                let _ = again(nested(depth, "message").as_bytes());
                let _ = again(nested(depth, "event").as_bytes());
            }
        }
    });
}

#[test]
fn folders_within_folders_are_read_or_refused() {
    on_a_small_stack(|| {
        let again = super::kinds::kind("WholeFolder").again;
        for (depth, is_read) in [(60, true), (500, false)] {
            let text = format!("{}{}", r#"{"id":"f","childFolders":["#.repeat(depth), "]}".repeat(depth));
            assert_eq!(again(text.as_bytes()).is_ok(), is_read, "{depth}");
        }
    });
}
