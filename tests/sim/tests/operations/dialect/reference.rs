//! Every sample request of the vendor's reference, sent to the simulator with ids it has.
//!
//! The reference lies beside the repository, as the contract does; where it is absent nothing is tried.

mod samples;
mod shape;
mod stage;

use std::collections::BTreeMap;
use std::io::Write;

use graph_sim::contract::Judge;
use graph_sim::{Request, Response};
use samples::Sample;
use stage::Stage;

/// Spellings in the samples that the judge does not let a client use.
const MISTAKES: [&str; 1] = ["oneDriveBusiness"];

#[test]
fn every_sample_of_the_reference_is_served() {
    let Some(samples) = samples::find() else {
        say("SKIPPED: the reference of Outlook REST is not beside the repository");
        return;
    };
    let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
    let judge = Judge::find();
    let (found, mut served, mut compared, mut failed) = (samples.len(), 0, 0, Vec::new());
    for sample in samples {
        match try_out(&sample, judge.as_ref()) {
            Ok(()) => {
                served += 1;
                compared += usize::from(sample.answer.is_some());
            }
            Err(Verdict::Skipped(reason)) => *skipped.entry(reason).or_default() += 1,
            Err(Verdict::Failed(reason)) => failed.push(format!(
                "line {}: {} {}: {reason}",
                sample.line,
                sample.method.as_str(),
                sample.url
            )),
        }
    }
    say(&format!(
        "Outlook REST reference: {found} requests found, {served} served, {compared} answers compared, \
         skipped: {skipped:?}"
    ));
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(served > 0, "nothing was tried");
}

/// Says it past the capture of the test harness.
fn say(line: &str) {
    // With standard error closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}

enum Verdict {
    Skipped(String),
    Failed(String),
}

fn try_out(sample: &Sample, judge: Option<&Judge>) -> Result<(), Verdict> {
    if sample.is_form() {
        return Err(Verdict::Skipped("the form of an operation, not a sample".to_owned()));
    }
    let mut stage = Stage::new();
    let request = stage.request(sample).map_err(Verdict::Failed)?;
    let response = stage.send(&request);
    let told = String::from_utf8_lossy(&response.body).into_owned();
    if request.url.contains("/api/v1.0/") {
        return if response.status == 400 && told.contains("retired") {
            Err(Verdict::Skipped("the retired version 1.0, refused".to_owned()))
        } else {
            Err(Verdict::Failed(format!("{} {told}", response.status)))
        };
    }
    match response.status {
        200..300 => match illegal(judge, &request, &response) {
            found if found.is_empty() => unlike(sample, &response),
            found => Err(Verdict::Failed(found)),
        },
        status => Err(Verdict::Failed(format!("{status} {told}"))),
    }
}

/// Where the answer is not like the one the reference prints.
fn unlike(sample: &Sample, response: &Response) -> Result<(), Verdict> {
    let Some(printed) = &sample.answer else {
        return Ok(());
    };
    let missing = shape::missing(printed, &response.to_json().unwrap_or_default());
    if missing.is_empty() { Ok(()) } else { Err(Verdict::Failed(missing.join("; "))) }
}

/// What the judge says, without what is said of known mistakes.
fn illegal(judge: Option<&Judge>, request: &Request, response: &Response) -> String {
    let Some(judge) = judge else {
        return String::new();
    };
    let found = judge.contract().check_request(request).into_iter().chain(judge.answer(request, response));
    let serious =
        found.filter(|violation| !MISTAKES.iter().any(|mistake| violation.message.contains(mistake)));
    serious.map(|violation| violation.to_string()).collect::<Vec<_>>().join("\n")
}
