//! What the owner has beside her mail: colleagues, groups, rules, categories, contacts, settings.

use serde_json::{Value, json};

use super::people::{self, Person};
use super::projects::PROJECTS;
use crate::model::{Address, Classification};
use crate::personal::MailTips;
use crate::simulator::{Simulator, UserId};

const DOMAIN: &str = "northwind-harbour.example";
const CATEGORIES: [(&str, &str); 6] = [
    ("Follow up", "preset0"),
    ("Waiting", "preset1"),
    ("Travel", "preset3"),
    ("Money", "preset4"),
    ("Harbour", "preset7"),
    ("Private", "preset8"),
];
/// Teams with a group of their own: the first part of its address.
const TEAMS: [(&str, &str); 6] = [
    ("Engineering", "engineering"),
    ("Design", "design"),
    ("Software", "software"),
    ("Finance", "finance"),
    ("Permits", "permits"),
    ("Sites", "sites"),
];

/// Furnishes the office: the same every time, whatever the seed of the mail is.
pub(super) fn furnish(sim: &mut Simulator, owner: UserId) {
    for person in people::people() {
        hire(sim, *person);
    }
    sim.set_profile(owner, "Project Lead", "Engineering", "Varmouth, Quay 4");
    sim.change_settings(owner, &settings());
    for (name, color) in CATEGORIES {
        sim.set_category(owner, name, color);
    }
    groups(sim);
    tips(sim);
    rules(sim, owner);
    contacts(sim, owner);
    sim.block_sender(owner, "barnacle-miracle.example");
}

/// Makes a colleague a user of the tenant.
fn hire(sim: &mut Simulator, person: Person) {
    if sim.user(person.address).is_none() {
        let user = sim.add_user(person.name, person.address);
        sim.set_profile(user, person.role, person.team, "");
    }
}

fn settings() -> Value {
    json!({
        "timeZone": "W. Europe Standard Time",
        "language": { "locale": "en-GB" },
        "dateFormat": "dd/MM/yyyy",
        "timeFormat": "HH:mm",
        "workingHours": {
            "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
            "startTime": "08:30:00.0000000",
            "endTime": "17:00:00.0000000",
            "timeZone": { "name": "W. Europe Standard Time" },
        },
        "automaticRepliesSetting": {
            "externalAudience": "contactsOnly",
            "internalReplyMessage": "<p>I am on site and read mail in the evening. Mikkel knows where I am.</p>",
            "externalReplyMessage": "<p>Thank you for your message. I am travelling and answer within two days.</p>",
        },
    })
}

fn groups(sim: &mut Simulator) {
    for (team, local) in TEAMS {
        let of_team = people::people().iter().filter(|person| person.team == team);
        let mut members: Vec<&str> = of_team.map(|person| person.address).collect();
        if team == "Engineering" {
            members.push(people::OWNER_ADDRESS);
        }
        sim.add_group(team, &format!("{local}@{DOMAIN}"), &members);
    }
    let harbour: Vec<&str> = PROJECTS.iter().take(1).map(|project| project.client.address).collect();
    let crew = [
        people::OWNER_ADDRESS,
        "tomas.quintero@northwind-harbour.example",
        "mikkel.thorsen@northwind-harbour.example",
    ];
    sim.add_group("Outer Harbour", &format!("outer-harbour@{DOMAIN}"), &[&crew[..], &harbour].concat());
    let everyone: Vec<&str> = people::people().iter().map(|person| person.address).collect();
    sim.add_group(
        "Everyone",
        &format!("everyone@{DOMAIN}"),
        &[&everyone[..], &[people::OWNER_ADDRESS]].concat(),
    );
}

/// A colleague on leave, one whose mailbox is full, one who prefers a ticket, a group with a moderator.
fn tips(sim: &mut Simulator) {
    let address = |local: &str| format!("{local}@{DOMAIN}");
    if let Some(rosa) = sim.user(&address("rosa.delgado")) {
        let away = json!({ "automaticRepliesSetting": {
            "status": "alwaysEnabled",
            "internalReplyMessage": "<p>Counting terns on Skarvik until the end of the month. Étienne stands in for me.</p>",
            "externalReplyMessage": "<p>I am in the field without a network. Please write to permits@northwind-harbour.example.</p>",
        }});
        sim.change_settings(rosa, &away);
    }
    sim.set_mail_tips(&address("kenji.morimoto"), MailTips { mailbox_full: true, ..MailTips::default() });
    let desk = MailTips {
        custom_tip: Some(
            "<p>For help with your computer please open a ticket; it is read first.</p>".to_owned(),
        ),
        suggestions: vec![Address {
            name: "Viktor Lindqvist".to_owned(),
            address: address("viktor.lindqvist"),
        }],
        ..MailTips::default()
    };
    sim.set_mail_tips(&address("hana.kovacevic"), desk);
    sim.set_mail_tips(&address("everyone"), MailTips { moderated: true, ..MailTips::default() });
    let few = MailTips { accepts_only: Some(vec![address("margarethe.vogt")]), ..MailTips::default() };
    sim.set_mail_tips(&address("finance"), few);
}

fn rules(sim: &mut Simulator, owner: UserId) {
    let mut folder = |path: &str| -> Option<String> {
        let key = sim.folder_by_path(owner, path, true)?;
        sim.mailbox(owner).map(|mailbox| mailbox.folder_id(key))
    };
    let (builds, papers, tidewatch) =
        (folder("Inbox/Builds"), folder("Inbox/Newsletters"), folder("Inbox/Tidewatch"));
    let list =
        json!([{ "emailAddress": { "name": "Tidewatch", "address": "tidewatch@lists.tidewatch.example" } }]);
    let director = json!([{ "emailAddress": { "name": "Margarethe Vogt", "address": "margarethe.vogt@northwind-harbour.example" } }]);
    let rules = [
        (
            json!({
                "displayName": "Builds and alarms", "sequence": 1,
                "conditions": { "senderContains": ["watchman@northwind-harbour.example", "builds@northwind-harbour.example"] },
                "exceptions": { "importance": "high" },
                "actions": { "moveToFolder": builds, "stopProcessingRules": true },
            }),
            false,
        ),
        (
            json!({
                "displayName": "Tidewatch list", "sequence": 2,
                "conditions": { "sentToAddresses": list }, "actions": { "moveToFolder": tidewatch },
            }),
            false,
        ),
        (
            json!({
                "displayName": "Newspapers", "sequence": 3, "isEnabled": false,
                "conditions": { "headerContains": ["List-Unsubscribe"], "senderContains": ["news@"] },
                "actions": { "moveToFolder": papers, "markAsRead": true },
            }),
            false,
        ),
        (
            json!({
                "displayName": "From the managing director", "sequence": 4,
                "conditions": { "fromAddresses": director, "sentToMe": true },
                "actions": { "markImportance": "high", "assignCategories": ["Follow up"] },
            }),
            false,
        ),
        (
            json!({
                "displayName": "Play a sound for the port (Outlook for Windows)", "sequence": 5, "isEnabled": false,
                "conditions": { "senderContains": ["port-varmouth.example"] }, "actions": { "stopProcessingRules": false },
            }),
            true,
        ),
    ];
    for (rule, is_read_only) in rules {
        sim.add_rule(owner, &rule, is_read_only);
    }
    let sender = |name: &str, address: &str| Address { name: name.to_owned(), address: address.to_owned() };
    sim.add_override(
        owner,
        sender("Tideline Weekly", "news@tideline-weekly.example"),
        Classification::Focused,
    );
    sim.add_override(
        owner,
        sender("Birgit Aschenbrenner", "birgit.aschenbrenner@northwind-harbour.example"),
        Classification::Other,
    );
}

/// The people the company works for.
fn contacts(sim: &mut Simulator, owner: UserId) {
    for project in PROJECTS {
        let client = project.client;
        let (given, surname) = client.contact.split_once(' ').unwrap_or((client.contact, ""));
        let contact = json!({
            "givenName": given, "surname": surname, "displayName": client.contact, "companyName": client.name,
            "personalNotes": format!("{} ({})", project.name, project.code), "categories": ["Harbour"],
            "emailAddresses": [{ "name": client.contact, "address": client.address }],
        });
        sim.add_contact(owner, &contact);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Options;

    fn office() -> (Simulator, UserId) {
        let mut sim = Simulator::new(&Options::default());
        let owner = sim.add_user(people::OWNER_NAME, people::OWNER_ADDRESS);
        furnish(&mut sim, owner);
        (sim, owner)
    }

    #[test]
    fn everything_of_the_office_is_taken() {
        let (sim, owner) = office();
        let personal = &sim.users[owner.0].personal;
        assert_eq!(personal.rules.len(), 5);
        assert_eq!(personal.overrides.len(), 2);
        assert_eq!(personal.categories.len(), 12);
        assert_eq!(personal.contacts.len(), PROJECTS.len());
        assert_eq!(personal.settings.time_zone, "W. Europe Standard Time");
        assert!(personal.rules.iter().all(|rule| !rule.has_error(&sim.users[owner.0].mailbox)));
        assert_eq!(sim.users.len(), people::people().len() + 1);
        assert_eq!(sim.groups.len(), TEAMS.len() + 2);
        assert!(sim.groups.iter().all(|group| group.members.len() > 1), "a group without members");
    }

    #[test]
    fn every_category_of_the_mail_has_a_colour() {
        let (sim, owner) = office();
        let known = |name: &str| sim.users[owner.0].personal.categories.iter().any(|held| held.name == name);
        for (_, message) in super::super::messages(400, 7, crate::model::Timestamp(1_772_532_000_000)) {
            assert!(message.categories.iter().all(|name| known(name)), "{:?}", message.categories);
        }
    }

    #[test]
    fn a_second_owner_finds_the_colleagues_there() {
        let (mut sim, _) = office();
        let users = sim.users.len();
        let other = sim.add_user("Other", "other@northwind-harbour.example");
        furnish(&mut sim, other);
        assert_eq!(sim.users.len(), users + 1);
    }
}
