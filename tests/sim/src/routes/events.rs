//! Events as far as a mail client needs them: looking at one, and answering its invitation.

use serde_json::Value;

use super::{Call, collection, lowered};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::{event, read};
use crate::model::Timestamp;
use crate::query::Allowed;
use crate::simulator::Simulator;
use crate::store::Answer;
use crate::transport::Reply;

/// Answers below `/events`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let id = path.first().copied().unwrap_or_default();
    match (call.request.method, names.as_slice()) {
        (Method::Get, [_]) => get(simulator, call, id),
        (Method::Post, [_, "accept"]) => answer(simulator, call, id, Answer::Accepted),
        (Method::Post, [_, "decline"]) => answer(simulator, call, id, Answer::Declined),
        (Method::Post, [_, "tentativelyaccept"]) => answer(simulator, call, id, Answer::Tentative),
        (_, [_] | [_, "accept" | "decline" | "tentativelyaccept"]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
        (_, []) => Err(ApiError::unknown_segment("events")),
    }
}

fn get(simulator: &Simulator, call: &Call<'_>, id: &str) -> ApiResult<Response> {
    let options = call.options(&Allowed::Item)?;
    let mailbox = call.mailbox(simulator)?;
    let found = mailbox.event(mailbox.resolve_event(id)?).ok_or_else(ApiError::item_not_found)?;
    let mut written = event::write(found, mailbox);
    if let (Some(select), Some(object)) = (&options.select, written.as_object_mut()) {
        let is_kept = |name: &str| {
            name == "id"
                || name.starts_with('@')
                || select.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
        };
        object.retain(|name, _| is_kept(name));
    }
    Ok(collection::item(200, &call.context(simulator, "events/$entity"), written))
}

fn answer(simulator: &mut Simulator, call: &Call<'_>, id: &str, answer: Answer) -> ApiResult<Response> {
    let number = call.mailbox(simulator)?.resolve_event(id)?;
    let parameters = read::object(call.request)?;
    let known: &[&str] = if answer == Answer::Accepted {
        &["comment", "sendResponse"]
    } else {
        &["comment", "sendResponse", "proposedNewTime"]
    };
    read::check_parameters(&parameters, known)?;
    let given = |name: &str| read::parameter(&parameters, name).filter(|value| !value.is_null());
    let comment = given("comment").map_or(Ok(String::new()), |value| read::text("comment", value))?;
    let send = given("sendResponse").map_or(Ok(true), |value| read::boolean("sendResponse", value))?;
    let proposed = given("proposedNewTime").map(slot).transpose()?;
    if proposed.is_some() && !send {
        let message = "A new time can be proposed only with a response that is sent.";
        return Err(ApiError::invalid_request(message));
    }
    simulator.answer_invitation(call.owner, number, &Reply { answer, comment, send, proposed })?;
    Ok(Response::empty(202))
}

/// A `timeSlot`: start and end, each with a zone, of which only UTC is read right.
fn slot(value: &Value) -> ApiResult<(Timestamp, Timestamp)> {
    let fields = read::fields_of("proposedNewTime", value, &["start", "end"], "timeSlot")?;
    let moment = |name: &str| {
        let text = fields.get(name).and_then(|moment| moment.get("dateTime")).and_then(Value::as_str);
        text.and_then(clock::parse_iso).ok_or_else(|| read::wrong(name))
    };
    let (start, end) = (moment("start")?, moment("end")?);
    if end < start { Err(read::wrong("proposedNewTime")) } else { Ok((start, end)) }
}
