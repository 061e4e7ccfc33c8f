//! `docs/coverage.md`: what was carried out by the scenarios, operation by operation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use outpost::protocol::{Cloud, Dialect, OperationId, Version};

use crate::SCENARIOS;
use crate::service::{Proof, Service};

/// Which operation was proven, by whom, and in which scenario.
type Proofs = BTreeMap<OperationId, (Proof, &'static str)>;

fn prove(dialect: Dialect) -> Proofs {
    let mut proofs = Proofs::new();
    for scenario in SCENARIOS.iter().filter(|scenario| scenario.dialects.contains(&dialect)) {
        let mut service = Service::new(dialect);
        (scenario.run)(&mut service);
        for (id, proof) in service.proofs {
            proofs.entry(id).or_insert((proof, scenario.name));
        }
    }
    proofs
}

#[test]
fn every_operation_is_proven_and_the_page_says_how() {
    let (graph, outlook) = (prove(Dialect::Graph), prove(Dialect::Outlook));
    let unproven: Vec<_> = OperationId::ALL.iter().filter(|id| !graph.contains_key(id)).collect();
    assert!(unproven.is_empty(), "no scenario carries these out: {unproven:?}");
    let missing: Vec<_> =
        OperationId::ALL.iter().filter(|id| id.outlook().is_some() && !outlook.contains_key(id)).collect();
    assert!(missing.is_empty(), "no scenario carries these out in the Outlook dialect: {missing:?}");
    let invented: Vec<_> = outlook.keys().filter(|id| id.outlook().is_none()).collect();
    assert!(invented.is_empty(), "the Outlook dialect is said not to have these: {invented:?}");
    compare(&page(&graph));
}

/// With `OUTPOST_UPDATE` set the page is written anew.
fn compare(page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    if std::env::var_os("OUTPOST_UPDATE").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        held == page,
        "docs/coverage.md is out of date: run OUTPOST_UPDATE=1 cargo test --no-default-features --test operations"
    );
}

fn page(proofs: &Proofs) -> String {
    let mut page = String::from(INTRODUCTION);
    for id in OperationId::ALL {
        let (proof, scenario) = &proofs[id];
        let outlook =
            id.outlook().map_or("–", |version| if version == Version::V1 { "v2.0" } else { "beta" });
        let graph = if id.graph() == Version::V1 { "v1.0" } else { "beta" };
        let scope = Some(id.scope().as_str()).filter(|scope| !scope.is_empty()).unwrap_or("–");
        let clouds = clouds(*id);
        // Writing into a string cannot fail.
        let _ = writeln!(
            page,
            "| {} | {} | {graph} | {outlook} | {clouds} | {scope} | `{}` | `{}` | `{scenario}` |",
            id.number(),
            id.title(),
            proof.function,
            proof.route,
        );
    }
    page
}

fn clouds(id: OperationId) -> &'static str {
    match [Cloud::UsGovL4, Cloud::China].map(|cloud| id.is_in(cloud)) {
        [true, true] => "all",
        [true, false] => "not China",
        [false, true] => "not US Gov",
        [false, false] => "global only",
    }
}

const INTRODUCTION: &str = "\
# Coverage

Written by `OUTPOST_UPDATE=1 cargo test --no-default-features --test operations`, which carries every operation out
against the simulator, in Graph's dialect and, where Outlook REST has it, in that one too, and holds each request and
each answer against the published contract. The test fails when an operation is missing or this page is out of date.

Numbers 1 to 63 are the operations of Microsoft's Outlook Mail REST reference, B1 to B33 further ones of Microsoft
Graph. *Graph* and *Outlook REST* name the oldest version that has it, *scope* the least delegated permission,
*function* the type in `src/protocol/ops/`, *route* what the simulator was asked, *test* the scenario in
`tests/operations/`.

| # | operation | Graph | Outlook REST | clouds | scope | function | route | test |
|---|---|---|---|---|---|---|---|---|
";
