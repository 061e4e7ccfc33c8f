//! People: suggested, pictured, and their mail searched.

use outpost::model::{EmailAddress, NewContact};
use outpost::protocol::ops::{contact, search, user};
use outpost::protocol::{Field, Kql};

use crate::service::{Service, letter};

pub(crate) fn recipients_are_suggested(service: &mut Service) {
    service.put("Inbox", letter("From Ben"));
    let people = service.ask(&user::ListPeople::new("Ben".into(), 5)).value;
    assert_eq!(people[0].display_name, "Ben Okri");
    let users = service.ask(&user::ListUsers::new("Cle".into(), 5)).value;
    assert_eq!(users[0].display_name, "Cleo Ives");
    let new = NewContact {
        display_name: "Grace Hopper".into(),
        email_addresses: vec![EmailAddress {
            name: "Grace Hopper".into(),
            address: "grace@navy.example".into(),
        }],
        ..NewContact::default()
    };
    service.ask(&contact::Create::new(new));
    let found = service.ask(&contact::List::new("Gra".into(), 5)).value;
    assert_eq!(found[0].email_addresses[0].address, "grace@navy.example");
}

pub(crate) fn profile_and_photo(service: &mut Service) {
    assert_eq!(service.ask(&user::Get).mail, "ada@contoso.com");
    service.simulator.set_photo(service.ada, Some((vec![0xff, 0xd8, 0xff], "image/jpeg")));
    assert_eq!(service.ask(&user::GetPhoto::own(48)), [0xff, 0xd8, 0xff]);
    assert!(service.call(&user::GetPhoto::of("ben@contoso.com".into(), 48)).is_err(), "Ben has none");
}

pub(crate) fn the_mailbox_is_searched(service: &mut Service) {
    service.put("Inbox", letter("The plan"));
    service.put("Inbox", letter("Lunch"));
    let answer = service.ask(&search::Query::new(Kql::field(Field::Subject, "plan").unwrap(), 0, 25));
    let hits = &answer.value[0].hits_containers[0].hits;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].resource.as_ref().unwrap().subject, "The plan");
}
