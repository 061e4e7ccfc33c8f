//! Answers to invitations.

use graph_sim::Invitation;
use graph_sim::model::{Address, Body, Timestamp};
use outpost::model::EventId;
use outpost::protocol::ops::event::{self, Answer};
use outpost::protocol::ops::message;

use crate::service::Service;

fn invite(service: &mut Service, subject: &str) -> EventId {
    let start = service.now.0 + 86_400_000;
    let invitation = Invitation {
        subject: subject.into(),
        body: Body::Html("<p>Agenda</p>".into()),
        organizer: Address { name: "Ben Okri".into(), address: "ben@contoso.com".into() },
        start: Timestamp(start),
        end: Timestamp(start + 3_600_000),
        location: "Room 1".into(),
        allow_new_times: true,
    };
    let invited = service.simulator.invite(service.ada, &invitation).expect("Ada is invited");
    let whole = service.ask(&message::GetEvent::new(invited.message_id.as_str().into()));
    whole.event_message.event.expect("the event of the invitation").id
}

pub(crate) fn invitations_are_answered(service: &mut Service) {
    let answer = || Answer { comment: "Thanks".into(), send_response: true, proposed_new_time: None };
    let event = invite(service, "Meet");
    service.ask(&event::Accept::new(event, answer()));
    let event = invite(service, "Again");
    service.ask(&event::TentativelyAccept::new(event, answer()));
    let event = invite(service, "Once more");
    service.ask(&event::Decline::new(event, answer()));
    assert_eq!(service.subjects(service.ben, "Inbox").len(), 3, "the organiser hears of each");
}
