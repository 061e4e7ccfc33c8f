//! The client's table of operations against the list of operations that lies beside the repository as data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use outpost::protocol::{Cloud, OperationId, Version};

/// One row of the list: its cells.
struct Row {
    number: String,
    outlook: Option<String>,
    graph: String,
    scope: String,
}

/// Where the table says something else on purpose, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("21 graph", "the list says none; the report of a recall is an ordinary message in v1.0"),
    ("21 scope", "the list names none; reading that message takes Mail.Read"),
    ("B4 scope", "the address of the session is the permission: none"),
    ("B5 scope", "the address of the session is the permission: none"),
    ("B8 scope", "what is inside the batch decides"),
    ("B30 scope", "the list names two of which either will do; the table has the lesser"),
    ("52 graph", "the properties are in beta only, the list says so in more words"),
    ("53 graph", "the properties are in beta only, the list says so in more words"),
];

fn list() -> Option<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("OUTPOST_SHARED").map_or_else(beside, PathBuf::from);
    let text = std::fs::read_to_string(shared.join("API.md")).ok();
    if text.is_none() {
        println!("SKIPPED: the list of operations is not beside the repository");
    }
    text
}

/// The cells of every row of the tables, with the rows' headings.
fn cells(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut heads: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for line in text.lines() {
        // A bar within a cell is escaped.
        let line = line.replace("\\|", "\u{1}");
        let Some(inner) = line.strip_prefix('|').and_then(|line| line.trim_end().strip_suffix('|')) else {
            heads.clear();
            continue;
        };
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
        if heads.is_empty() {
            heads = named(cells);
        } else if !cells.iter().all(|cell| cell.starts_with("---")) {
            rows.push(heads.iter().cloned().zip(cells).collect());
        }
    }
    rows
}

/// Two columns are called `in`: the one of Outlook REST, then the one of Graph.
fn named(mut heads: Vec<String>) -> Vec<String> {
    for at in 1..heads.len() {
        if heads[at] == "in" {
            heads[at] = format!("in {}", heads[at - 1].split(' ').next().unwrap_or_default());
        }
    }
    heads
}

fn rows(text: &str) -> Vec<Row> {
    let read = |cells: BTreeMap<String, String>| {
        let scope =
            |(name, value): (&String, &String)| name.starts_with("Least scope").then(|| value.clone());
        Some(Row {
            number: cells.get("#")?.clone(),
            outlook: cells.get("in Outlook").cloned(),
            graph: cells.get("in Graph")?.clone(),
            scope: cells.iter().find_map(scope)?,
        })
    };
    cells(text).into_iter().filter_map(read).collect()
}

fn graph_version(version: Version) -> &'static str {
    if version == Version::V1 { "v1.0 + beta" } else { "beta" }
}

/// `v1.0, v2.0, beta`: Outlook REST v1.0 is not spoken.
fn outlook_version(said: &str) -> Option<Version> {
    if said.contains("v2.0") {
        Some(Version::V1)
    } else {
        said.split(", ").any(|version| version == "beta").then_some(Version::Beta)
    }
}

#[test]
fn the_table_says_what_the_list_says() {
    let Some(text) = list() else { return };
    let rows = rows(&text);
    let numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(numbers, OperationId::ALL.iter().map(|id| id.number()).collect::<Vec<_>>());
    let mut found = Vec::new();
    for (row, id) in rows.iter().zip(OperationId::ALL) {
        let mut compare = |what: &str, listed: &str, held: &str| {
            if listed != held {
                found.push((format!("{} {what}", row.number), format!("list: {listed}, table: {held}")));
            }
        };
        let graph = row.graph.split([' ', '(']).next().filter(|first| *first == "beta").unwrap_or(&row.graph);
        compare("graph", graph, graph_version(id.graph()));
        compare("scope", &row.scope, id.scope().as_str());
        if let Some(outlook) = &row.outlook {
            compare("outlook", &format!("{:?}", outlook_version(outlook)), &format!("{:?}", id.outlook()));
        }
    }
    let unexplained: Vec<_> =
        found.iter().filter(|(place, _)| EXCEPTIONS.iter().all(|(known, _)| known != place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    let stale: Vec<_> =
        EXCEPTIONS.iter().filter(|(known, _)| found.iter().all(|(place, _)| place != known)).collect();
    assert!(stale.is_empty(), "no exception any more: {stale:#?}");
}

/// What the matrix of clouds names, and the operations that need it.
const NEEDS: &[(&str, &[OperationId])] = {
    use OperationId as Id;
    &[
        ("message:send", &[Id::SendDraft]),
        ("message:reply", &[Id::Reply]),
        ("message:replyAll", &[Id::ReplyAll]),
        ("message:forward", &[Id::Forward]),
        ("message:createReply", &[Id::CreateReply]),
        ("message:createReplyAll", &[Id::CreateReplyAll]),
        ("message:createForward", &[Id::CreateForward]),
        ("message:move", &[Id::MoveMessage]),
        ("message:copy", &[Id::CopyMessage]),
        ("message:permanentDelete", &[Id::PermanentlyDeleteMessage]),
        ("message:delta", &[Id::SyncMessages]),
        ("mailFolder:move", &[Id::MoveFolder]),
        ("mailFolder:copy", &[Id::CopyFolder]),
        ("mailFolder:permanentDelete", &[Id::PermanentlyDeleteFolder]),
        ("mailFolder:delta", &[Id::SyncFolders]),
        ("attachment:createUploadSession", &[Id::CreateUploadSession, Id::UploadRange, Id::CancelUpload]),
        ("user:sendMail", &[Id::SendMail, Id::SendMailWithMentions]),
        ("user:getMailTips", &[Id::GetMailTips]),
        ("user:translateExchangeIds", &[Id::TranslateIds]),
        ("user/mailboxSettings", &[Id::GetMailboxSettings, Id::GetLanguage, Id::UpdateMailboxSettings]),
        ("user/inferenceClassification", &[Id::ListOverrides, Id::CreateOverride, Id::DeleteOverride]),
        ("outlook:supportedLanguages", &[Id::ListSupportedLanguages]),
        ("outlook:supportedTimeZones", &[Id::ListSupportedTimeZones, Id::ListIanaTimeZones]),
        (
            "outlook/masterCategories",
            &[Id::ListCategories, Id::CreateCategory, Id::UpdateCategory, Id::DeleteCategory],
        ),
        (
            "mailFolder/messageRules",
            &[Id::ListRules, Id::GetRule, Id::CreateRule, Id::UpdateRule, Id::DeleteRule],
        ),
        ("mailSearchFolder", &[Id::CreateSearchFolder]),
        ("user/people", &[Id::ListPeople]),
        ("user/photo", &[Id::GetPhoto]),
        ("search:query", &[Id::Search]),
        ("event:accept", &[Id::AcceptEvent]),
        ("event:decline", &[Id::DeclineEvent]),
        ("event:tentativelyAccept", &[Id::TentativelyAcceptEvent]),
    ]
};

#[test]
fn clouds_lack_what_the_list_says_they_lack() {
    let Some(text) = list() else { return };
    let matrix: BTreeMap<String, BTreeMap<String, String>> = cells(&text)
        .into_iter()
        .filter_map(|row| Some((row.get("in the v1.0 CSDL")?.clone(), row)))
        .collect();
    let mut wrong = Vec::new();
    for (name, operations) in NEEDS {
        let row = matrix.get(*name).unwrap_or_else(|| panic!("the matrix has no {name}"));
        for cloud in Cloud::ALL {
            let column = match cloud {
                Cloud::Global => "global",
                Cloud::UsGovL4 | Cloud::UsGovL5 => "US Gov (Fairfax: L4 and L5)",
                Cloud::China => "China 21Vianet",
            };
            let has = row.get(column).unwrap_or_else(|| panic!("the matrix has no {column}")) == "yes";
            wrong.extend(operations.iter().filter(|id| id.is_in(cloud) != has).map(|id| (id, cloud, has)));
        }
    }
    assert!(wrong.is_empty(), "the list says otherwise (operation, cloud, whether it has it): {wrong:#?}");
}
