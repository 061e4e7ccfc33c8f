//! What changed among the messages of a folder.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::token::{Place, Walk};
use super::{ChangeType, Round, number, place, removed};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::ids::{Id, IdKind};
use crate::json::message::{MessageWriter, etag};
use crate::model::Timestamp;
use crate::query::{Direction, Filter, OrderBy, SortKey};
use crate::random::Random;
use crate::routes::Call;
use crate::simulator::Simulator;
use crate::store::{Entry, Event, Folder, FolderKey, Happening, Mailbox, Message, MessageKey};
use crate::sync::{Removal, SyncQuirks};

/// The options of the first request.
const OPTIONS: [&str; 6] = ["$select", "$top", "$expand", "$filter", "$orderby", "changetype"];
/// How many messages a chain with a filter tells at first.
const FILTERED: usize = 5000;
/// How many changes of the round before a replay may tell again.
const REPLAYED: u64 = 5;

/// `GET /mailFolders/{id}/messages/delta`.
pub(in crate::routes) fn answer(
    simulator: &Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
) -> ApiResult<Response> {
    let Some(key) = folder else {
        // It is in the schema, but the service tracks changes per folder only.
        let message = "Change tracking is not supported against 'microsoft.graph.message' across folders.";
        return Err(ApiError::bad_request(message));
    };
    let mailbox = call.mailbox(simulator)?;
    let folder = mailbox.folder(key)?;
    if folder.search.is_some() {
        return Err(ApiError::bad_request("Change tracking is not supported on search folders."));
    }
    let end = number(folder.log.end());
    let mut round = Round::read(simulator, call, key.0, end, &OPTIONS)?;
    check_options(&round)?;
    let select = round.options.select.as_deref();
    let writer = MessageWriter::new(mailbox, call.preferences, select, &round.options.expand)?;
    let teller = Teller { mailbox, folder, writer: &writer, quirks: &simulator.sync, call };
    if let Some(end) = round.rests() {
        return Ok(round.into_response(simulator, call, "message", Vec::new(), Place::Rest(end)));
    }
    if let Place::Rest(from) = round.token.place {
        let from = replayed(&simulator.sync, from);
        round.token.place = Place::Changes { from, to: end, next: 0 };
    }
    let (values, next) = match round.token.place.clone() {
        Place::Walk(walk) => teller.walk(&round, walk),
        Place::Changes { from, to, next } => teller.changes(&round, (from, to), next),
        Place::Rest(end) => (Vec::new(), Place::Rest(end)),
    };
    Ok(round.into_response(simulator, call, "message", values, next))
}

fn check_options(round: &Round) -> ApiResult<()> {
    if round.options.filter.as_ref().is_some_and(|filter| filter.received_after().is_none()) {
        let message = "Change tracking supports only $filter=receivedDateTime ge or gt a value.";
        return Err(ApiError::bad_request(message));
    }
    match round.options.orderby.as_slice() {
        [] | [OrderBy { key: SortKey::Received, direction: Direction::Descending }] => Ok(()),
        _ => Err(ApiError::bad_request("Change tracking supports only $orderby=receivedDateTime desc.")),
    }
}

/// Where a round starts that may tell some changes again.
fn replayed(quirks: &SyncQuirks, from: u64) -> u64 {
    let mut random = Random::new(quirks.seed ^ from.rotate_left(32));
    if random.chance(quirks.replays) { from.saturating_sub(random.within(1, REPLAYED)) } else { from }
}

/// What a round makes of the events of one message.
struct Summary {
    event: Event,
    /// The first and the last thing that happened.
    first: Happening,
    has_arrived: bool,
    was_gone: bool,
    only_read_state: bool,
}

/// Tells the messages of a folder to a client.
struct Teller<'a> {
    mailbox: &'a Mailbox,
    folder: &'a Folder,
    writer: &'a MessageWriter<'a>,
    quirks: &'a SyncQuirks,
    call: &'a Call<'a>,
}

impl Teller<'_> {
    /// A page of the first round: what is in the folder now.
    fn walk(&self, round: &Round, mut walk: Walk) -> (Vec<Value>, Place) {
        let mut values = Vec::new();
        if walk.after.is_none() && self.quirks.removed_in_first_round {
            values.extend(self.removed_before(round, walk.start));
        }
        let mut limit = round.page_size + 1;
        if round.options.filter.is_some() {
            limit = limit.min(FILTERED - walk.given.min(FILTERED));
        }
        let entries = self.entries(round, walk.after, limit);
        let more = entries.len() > round.page_size;
        for (received, key) in entries.into_iter().take(round.page_size) {
            walk.after = Some((received.0, key.0));
            walk.given += 1;
            let message = self.mailbox.message(key).ok().filter(|_| round.wants(ChangeType::Created));
            values.extend(message.map(|message| self.whole(message)));
        }
        let place = if more { Place::Walk(walk) } else { Place::Rest(walk.start) };
        (values, place)
    }

    /// The entries of the folder behind one, in the order of the round: newest first when the client asked for it or
    /// for the newest only, else as they lie.
    fn entries(&self, round: &Round, after: Option<(i64, u64)>, limit: usize) -> Vec<Entry> {
        let all = self.folder.order.all();
        let after = after.map(|(received, key)| (Timestamp(received), MessageKey(key)));
        let floor = round.options.filter.as_ref().and_then(Filter::received_after);
        let low = match floor {
            Some((at, true)) => (at, MessageKey(0)),
            Some((at, false)) => (at, MessageKey(u64::MAX)),
            None => (Timestamp(i64::MIN), MessageKey(0)),
        };
        if floor.is_some() || !round.options.orderby.is_empty() {
            let high = after.unwrap_or((Timestamp(i64::MAX), MessageKey(u64::MAX)));
            if low >= high {
                return Vec::new();
            }
            return all.range(low..high).rev().take(limit).copied().collect();
        }
        match after {
            None => all.iter().take(limit).copied().collect(),
            Some(after) => {
                let behind = (std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded);
                all.range(behind).take(limit).copied().collect()
            }
        }
    }

    /// What left the folder lately, though the client never saw it.
    fn removed_before(&self, round: &Round, start: u64) -> Vec<Value> {
        let events = self.folder.log.between(place(start.saturating_sub(REPLAYED)), place(start));
        let gone = events.iter().filter(|event| event.happening.is_gone() && !self.is_here(event.message));
        gone.filter(|event| in_range(round, event)).map(|event| self.gone(event)).collect()
    }

    /// A page of a later round: what happened between two places of the log.
    fn changes(&self, round: &Round, (from, to): (u64, u64), next: usize) -> (Vec<Value>, Place) {
        let summaries = self.summaries(round, from, to);
        let rest = summaries.iter().enumerate().skip(next);
        let mut told = rest.filter_map(|(at, summary)| Some((at, self.told(round, summary)?)));
        let items = told.by_ref().take(round.page_size).map(|(_, item)| item).collect();
        let place = told.next().map_or(Place::Rest(to), |(next, _)| Place::Changes { from, to, next });
        (items, place)
    }

    /// The events brought together by the id the client knows the message by; latest changes last.
    fn summaries(&self, round: &Round, from: u64, to: u64) -> Vec<Summary> {
        let mut found: HashMap<u64, (usize, Summary)> = HashMap::new();
        for (at, event) in self.folder.log.between(place(from), place(to)).iter().enumerate() {
            if !in_range(round, event) {
                continue;
            }
            let id = if self.call.preferences.immutable_ids { event.message.0 } else { event.placement };
            let (last, summary) = found.entry(id).or_insert_with(|| (at, Summary::of(*event)));
            *last = at;
            summary.add(*event);
        }
        let mut found: Vec<(usize, Summary)> = found.into_values().collect();
        found.sort_by_key(|(last, _)| *last);
        found.into_iter().map(|(_, summary)| summary).collect()
    }

    fn told(&self, round: &Round, summary: &Summary) -> Option<Value> {
        let event = &summary.event;
        let came_back = summary.was_gone && summary.first != Happening::Arrived && self.quirks.lost_returns;
        let message = self.mailbox.message(event.message).ok();
        // It may have left since the round began; the next one will say so again.
        let here = message.filter(|message| {
            message.folder == self.folder.key
                && (self.call.preferences.immutable_ids || message.placement == event.placement)
        });
        let Some(message) = here.filter(|_| !event.happening.is_gone() && !came_back) else {
            return round.wants(ChangeType::Deleted).then(|| self.gone(event));
        };
        let kind = if summary.has_arrived { ChangeType::Created } else { ChangeType::Updated };
        round.wants(kind).then(|| {
            if summary.only_read_state && self.quirks.partial_read_state {
                self.read_state(message)
            } else {
                self.whole(message)
            }
        })
    }

    fn is_here(&self, key: MessageKey) -> bool {
        self.mailbox.message(key).is_ok_and(|message| message.folder == self.folder.key)
    }

    fn whole(&self, message: &Message) -> Value {
        let mut value = self.writer.write(message);
        if let Some(object) = value.as_object_mut() {
            object.entry("@odata.type").or_insert_with(|| json!("#microsoft.graph.message"));
        }
        value
    }

    fn read_state(&self, message: &Message) -> Value {
        json!({
            "@odata.type": "#microsoft.graph.message",
            "@odata.etag": etag(self.mailbox, message),
            "id": self.mailbox.message_id(message, self.call.preferences.immutable_ids),
            "parentFolderId": self.mailbox.folder_id(message.folder),
            "isRead": message.content.is_read,
        })
    }

    fn gone(&self, event: &Event) -> Value {
        let (kind, number) = if self.call.preferences.immutable_ids {
            (IdKind::Immutable, event.message.0)
        } else {
            (IdKind::Placement, event.placement)
        };
        let id = Id { kind, mailbox: self.mailbox.guid(), number, part: 0 }.encode();
        let is_moved = event.happening == Happening::Moved;
        removed("message", &id, if is_moved { self.quirks.moved } else { Removal::Deleted })
    }
}

impl Summary {
    fn of(event: Event) -> Summary {
        Summary { event, first: event.happening, has_arrived: false, was_gone: false, only_read_state: true }
    }

    fn add(&mut self, event: Event) {
        self.event = event;
        self.has_arrived |= event.happening == Happening::Arrived;
        self.was_gone |= event.happening.is_gone();
        self.only_read_state &= event.happening == Happening::ReadState;
    }
}

fn in_range(round: &Round, event: &Event) -> bool {
    match round.options.filter.as_ref().and_then(Filter::received_after) {
        Some((at, true)) => event.received >= at,
        Some((at, false)) => event.received > at,
        None => true,
    }
}
