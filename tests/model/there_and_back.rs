//! Whatever was read is written so that it reads the same, and without loss.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::compare::differences;
use super::documents::{Texts, documents, variation};

/// For every document of every type.
const CASES: u32 = 24;

fn runner() -> TestRunner {
    TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() })
}

#[test]
fn full_documents_come_back_as_they_were() {
    for (kind, document) in documents() {
        let written = (kind.again)(document.to_string().as_bytes()).unwrap();
        let lost = differences(document, &written);
        assert!(lost.is_empty(), "{}: {lost:?}", kind.name);
    }
}

#[test]
fn documents_with_absent_and_null_properties_lose_nothing() {
    for (kind, document) in documents() {
        let check = |varied: serde_json::Value| {
            let written = (kind.again)(varied.to_string().as_bytes());
            let written = written.map_err(|error| TestCaseError::fail(format!("{}: {error}", kind.name)))?;
            let lost = differences(&varied, &written);
            prop_assert!(lost.is_empty(), "{}: {:?} of {}", kind.name, lost, varied);
            Ok(())
        };
        runner().run(&variation(document, Texts::Kept), check).unwrap();
    }
}

#[test]
fn any_text_reads_back_as_it_was_written() {
    for (kind, document) in documents() {
        // Equality is held inside: see `round_trips`.
        let check = |varied: serde_json::Value| {
            let read = (kind.again)(varied.to_string().as_bytes());
            prop_assert!(read.is_ok(), "{}: {:?} of {}", kind.name, read, varied);
            Ok(())
        };
        runner().run(&variation(document, Texts::Any), check).unwrap();
    }
}
