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

/// What the simulator does not have yet, by a piece of the request in lower case.
const PENDING: [&str; 1] = ["/getmailtips"];

/// Spellings in the samples that the judge does not let a client use.
const MISTAKES: [&str; 2] = ["oneDriveBusiness", "'true' or 'false'"];

#[test]
fn every_sample_of_the_reference_is_served() {
    let Some(samples) = samples::find() else {
        say("skipped: the reference of Outlook REST is not beside the repository");
        return;
    };
    let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
    let judge = Judge::find();
    let (found, mut served, mut failed) = (samples.len(), 0, Vec::new());
    let printed = samples.iter().filter(|sample| sample.answer.is_some()).count();
    for sample in samples {
        match try_out(&sample, judge.as_ref()) {
            Ok(()) => served += 1,
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
        "Outlook REST reference: {found} requests found, {printed} with an answer, {served} served, skipped: {skipped:?}"
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
    let pending = is_pending(sample);
    let mut stage = Stage::new();
    let request = match stage.request(sample) {
        Err(_) if pending => return Err(Verdict::Skipped("not yet in the simulator".to_owned())),
        request => request.map_err(Verdict::Failed)?,
    };
    let response = stage.send(&request);
    let told = String::from_utf8_lossy(&response.body).into_owned();
    if request.url.contains("/api/v1.0/") {
        return if response.status == 400 && told.contains("retired") {
            Err(Verdict::Skipped("the retired version 1.0, refused".to_owned()))
        } else {
            Err(Verdict::Failed(format!("{} {told}", response.status)))
        };
    }
    match (response.status, pending) {
        (200..300, _) => match illegal(judge, &request, &response) {
            found if found.is_empty() => unlike(sample, &response),
            found => Err(Verdict::Failed(found)),
        },
        (_, true) => Err(Verdict::Skipped("not yet in the simulator".to_owned())),
        (status, false) => Err(Verdict::Failed(format!("{status} {told}"))),
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

fn is_pending(sample: &Sample) -> bool {
    let text =
        format!("{} {}", sample.url, sample.body.as_ref().map(ToString::to_string).unwrap_or_default());
    PENDING.iter().any(|piece| text.to_ascii_lowercase().contains(piece))
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
