//! The way of requests between tabs and the service: places, latency, loss.

use outpost::mailbox::{Answer, Exchange, Ticket};
use outpost::protocol::{ApiError, Response};

use crate::brief;
use crate::flight::{Flight, Next};
use crate::service::wire;
use crate::weather::Fate;
use crate::world::{Event, World};

/// How long a device without network takes to say so, in milliseconds.
const NO_NETWORK_MS: u64 = 30;

impl World {
    /// A tab asks the service something.
    pub(crate) fn take_off(&mut self, tab: usize, ticket: Ticket, exchange: Exchange) {
        self.last_flight += 1;
        let flight = self.last_flight;
        note!(self, "{} asks {ticket:?}: {}", self.tabs[tab].name, spoken(&exchange));
        self.flights.insert(flight, Flight::new(tab, ticket, exchange));
        self.tabs[tab].flights.insert(ticket, flight);
        self.queue(flight);
    }

    /// The answer is not wanted any more, or there is nobody left to want it.
    pub(crate) fn call_off(&mut self, number: u64) {
        let Some(flight) = self.flights.remove(&number) else { return };
        let tab = &mut self.tabs[flight.tab];
        tab.flights.remove(&flight.ticket);
        let device = tab.device;
        self.devices[device].free += flight.held;
        self.devices[device].waiting.retain(|(waiting, _)| *waiting != number);
        self.serve_queue(device);
    }

    /// The flight wants its places.
    pub(crate) fn queue(&mut self, number: u64) {
        let Some(flight) = self.flights.get(&number) else { return };
        let (device, places) = (self.tabs[flight.tab].device, flight.request().places());
        self.devices[device].waiting.push_back((number, places));
        self.serve_queue(device);
    }

    /// Lets through who is next in the queue of a device.
    pub(crate) fn serve_queue(&mut self, device: usize) {
        while let Some((number, places)) = self.devices[device].next_waiting(self.agenda.now()) {
            if let Some(flight) = self.flights.get_mut(&number) {
                flight.held = places;
                self.depart(number);
            } else {
                self.devices[device].free += places;
            }
        }
    }

    fn depart(&mut self, number: u64) {
        let Some(flight) = self.flights.get_mut(&number) else { return };
        flight.attempt += 1;
        let (attempt, device) = (flight.attempt, self.tabs[flight.tab].device);
        if !self.devices[device].is_online {
            self.agenda.add(NO_NETWORK_MS, Event::Answer { flight: number, attempt, response: None });
            return;
        }
        let Ok(request) = wire(flight.request(), &self.devices[device].token) else {
            let what = format!("{:?}", flight.request());
            self.breaks("a request has an address", what);
            return;
        };
        let fate = self.weather.fate(&mut self.dice);
        let way = self.weather.way(&mut self.dice);
        self.agenda.add(way, Event::Arrive { flight: number, attempt, request, fate });
    }

    /// A request arrives at the service, whether or not anybody still waits for the answer.
    pub(crate) fn arrive(&mut self, number: u64, attempt: u32, request: &graph_sim::Request, fate: Fate) {
        let now = self.agenda.now();
        let items = self.weather.item_share();
        let response = self.service.serve(request, fate, items, now);
        let status = response.as_ref().map_or(0, |response| response.status);
        self.trace.requests += 1;
        self.trace.sum(&now.to_le_bytes());
        self.trace.sum(request.url.as_bytes());
        self.trace.sum(&request.body);
        self.trace.sum(&status.to_le_bytes());
        if let Some(flight) = self.flights.get(&number) {
            let (name, ticket) = (&self.tabs[flight.tab].name, flight.ticket);
            self.trace.line(now, format_args!("{name} {ticket:?} arrives: {fate:?}, {status}"));
        } else {
            self.trace.line(now, format_args!("an orphan arrives: {fate:?}, {status} {}", request.url));
        }
        let way = self.weather.way(&mut self.dice);
        self.agenda.add(way, Event::Answer { flight: number, attempt, response });
    }

    /// An answer comes back, or it is clear that none will.
    pub(crate) fn answer(&mut self, number: u64, attempt: u32, response: Option<Response>) {
        let Some(flight) = self.flights.get_mut(&number).filter(|flight| flight.attempt == attempt) else {
            return;
        };
        let device = self.tabs[flight.tab].device;
        // A device that lost its network meanwhile hears nothing.
        let response = response.filter(|_| self.devices[device].is_online);
        self.devices[device].free += std::mem::take(&mut flight.held);
        match flight.decide(response, &mut self.dice) {
            Next::Renew => {
                let token = self.service.token(self.agenda.now());
                self.devices[device].token = token;
                let way = self.weather.way(&mut self.dice);
                self.agenda.add(way, Event::Again { flight: number });
            }
            Next::Wait { millis, holds_queue } => {
                if holds_queue {
                    self.hold(device, millis);
                }
                self.agenda.add(millis.into(), Event::Again { flight: number });
            }
            Next::Settle { outcome, hold_millis } => {
                self.hold(device, hold_millis);
                self.land(number, outcome);
            }
        }
        self.serve_queue(device);
    }

    fn hold(&mut self, device: usize, millis: u32) {
        if millis > 0 {
            let until = self.agenda.now() + u64::from(millis);
            let device_state = &mut self.devices[device];
            device_state.held_until = device_state.held_until.max(until);
            self.agenda.add_at(until, Event::Serve { device });
        }
    }

    fn land(&mut self, number: u64, outcome: Result<Answer, ApiError>) {
        let Some(flight) = self.flights.remove(&number) else { return };
        self.tabs[flight.tab].flights.remove(&flight.ticket);
        let told = || match &outcome {
            Ok(answer) => brief::answer(answer),
            Err(error) => format!("{error:?}"),
        };
        note!(self, "{} {:?} settles: {}", self.tabs[flight.tab].name, flight.ticket, told());
        self.update(flight.tab, |mailbox| mailbox.settle(flight.ticket, outcome));
        self.watch_what_was_done(flight.tab);
    }
}

fn spoken(exchange: &Exchange) -> String {
    let request = &exchange.request;
    let body = request.content().unwrap_or_default();
    let target = request.target.to_string();
    let target = target.split("$select").next().unwrap_or_default();
    format!("{} {} {}", request.method.as_str(), brief::link(target), String::from_utf8_lossy(&body))
}
