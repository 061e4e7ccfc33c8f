//! Reads every message of the shared corpus and compares with what another reader found in it.
//!
//! The corpus lies beside the repository (`OUTPOST_SHARED` names another place); without it the tests are skipped.

#![cfg(feature = "mime")]

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use graph_sim::mime;
use graph_sim::model::{Attachment, AttachmentContent, Body, NewMessage, Timestamp};

/// What stands in the corpus and is no message: a settings file of the version control system.
const NO_MAIL: [&str; 1] = ["ruby-mail/emails-.gitattributes.eml"];

fn corpus() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = env::var_os("OUTPOST_SHARED").map_or(beside, PathBuf::from);
    let corpus = shared.join("corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    // Past the capture of the test harness: nobody should take a skipped test for a passed one.
    let _ = writeln!(std::io::stderr(), "SKIPPED: the corpus of mail is not at {}", corpus.display());
    None
}

#[test]
fn every_message_of_the_corpus_is_read() {
    let Some(corpus) = corpus() else { return };
    let mut skipped = Vec::new();
    let mut on_skip = |path: &Path, _: &str| {
        skipped.push(path.strip_prefix(&corpus).unwrap_or(path).display().to_string());
    };
    let loaded = mime::load_paths(std::slice::from_ref(&corpus), &mut on_skip);
    assert_eq!(skipped, NO_MAIL);
    assert_eq!(loaded.len() + skipped.len(), 204);
    assert!(loaded.iter().any(|loaded| loaded.folder == "Inbox/nodemailer"));
}

#[test]
fn another_reader_finds_the_same_in_the_corpus() {
    let Some(corpus) = corpus() else { return };
    let mut differences = Vec::new();
    let mut compared = 0;
    for line in include_str!("corpus/reference.tsv").lines().filter(|line| !line.starts_with('#')) {
        let expected: Vec<&str> = line.split('\t').collect();
        if NO_MAIL.contains(&expected[0]) {
            continue;
        }
        let bytes = fs::read(corpus.join(expected[0])).expect("the message is there");
        let message = mime::parse(&bytes, Timestamp(0)).expect(expected[0]);
        let found = [
            ("date", (message.sent.0 / 1000).to_string(), format!("{:?}", message.sent)),
            ("subject", fnv(&message.subject), message.subject.clone()),
            ("from", fnv(&sender(&message)), sender(&message)),
            ("body", fnv(text(&message.body)), text(&message.body).to_owned()),
            ("files", files(&message.attachments), String::new()),
        ];
        for ((field, value, shown), expected_value) in found.iter().zip(&expected[1..]) {
            if *expected_value != "-" {
                compared += 1;
                if !agrees(value, expected_value) {
                    let shown: String = shown.chars().take(120).collect();
                    differences
                        .push(format!("{} {field}: {value} is not {expected_value}: {shown:?}", expected[0]));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
    assert!(compared > 900, "only {compared} values compared");
}

/// Equal, where `-` in a list of files stands for what the other reader does not say.
fn agrees(found: &str, expected: &str) -> bool {
    let (found, expected): (Vec<_>, Vec<_>) =
        (found.split([',', '/']).collect(), expected.split([',', '/']).collect());
    found.len() == expected.len() && found.iter().zip(&expected).all(|(a, b)| a == b || *b == "-")
}

fn sender(message: &NewMessage) -> String {
    message.from.as_ref().map(|from| format!("{} {}", from.name, from.address)).unwrap_or_default()
}

fn text(body: &Body) -> &str {
    let (Body::Text(text) | Body::Html(text)) = body;
    text
}

fn files(attachments: &[Attachment]) -> String {
    let file = |attachment: &Attachment| match &attachment.content {
        AttachmentContent::File(bytes) => format!("{}/{}", bytes.len(), fnv(&attachment.name)),
        _ => format!("m/{}", fnv(&attachment.name)),
    };
    attachments.iter().map(file).collect::<Vec<_>>().join(",")
}

/// FNV-1a of the text with white space collapsed, as `reference.py` writes it.
fn fnv(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", words.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}
