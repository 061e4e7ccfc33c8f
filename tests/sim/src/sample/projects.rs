//! What the company works on, for whom, and who else writes to it.

use crate::model::Address;

/// A project with its client.
#[derive(Clone, Copy, Default)]
pub(super) struct Project {
    pub(super) name: &'static str,
    pub(super) code: &'static str,
    pub(super) folder: &'static str,
    pub(super) place: &'static str,
    pub(super) client: Client,
}

/// A client and the person there who writes.
#[derive(Clone, Copy, Default)]
pub(super) struct Client {
    pub(super) name: &'static str,
    pub(super) contact: &'static str,
    pub(super) address: &'static str,
}

impl Client {
    pub(super) fn mailbox(self) -> Address {
        Address { name: self.contact.to_owned(), address: self.address.to_owned() }
    }
}

macro_rules! project {
    ($name:literal, $code:literal, $folder:literal, $place:literal, $client:literal, $contact:literal, $address:literal) => {
        Project {
            name: $name,
            code: $code,
            folder: $folder,
            place: $place,
            client: Client { name: $client, contact: $contact, address: $address },
        }
    };
}

pub(super) const PROJECTS: [Project; 9] = [
    project!(
        "Outer Harbour",
        "OH-31",
        "Projects/Harbour",
        "Varmouth",
        "Port of Varmouth",
        "Eleanor Whitcombe",
        "e.whitcombe@port-varmouth.example"
    ),
    project!(
        "East Breakwater",
        "EB-12",
        "Projects/Breakwater",
        "Skarvik",
        "Skarvik Municipality",
        "Torbjørn Aune",
        "torbjorn.aune@skarvik.example"
    ),
    project!(
        "Ferry Terminal",
        "FT-07",
        "Projects/Ferry Terminal",
        "Lindesand",
        "Lindesand Lines",
        "Kirsten Overgaard",
        "kirsten.overgaard@lindesand-lines.example"
    ),
    project!(
        "Tide Forecast",
        "TF-44",
        "Projects/Tide Forecast",
        "the cloud",
        "Coastal Data Union",
        "Ravi Subramaniam",
        "ravi@coastal-data.example"
    ),
    project!(
        "Fish Quay",
        "FQ-19",
        "Clients/Port Ombre",
        "Port Ombre",
        "Port Ombre Cooperative",
        "Lucienne Baptiste",
        "l.baptiste@port-ombre.example"
    ),
    project!(
        "Lock Gates",
        "LG-25",
        "Clients/Waterweg",
        "Oudewater",
        "Waterweg Beheer",
        "Joost Verbeek",
        "j.verbeek@waterweg.example"
    ),
    project!(
        "Marina North",
        "MN-03",
        "Clients/Halcyon Marinas",
        "Kalamos",
        "Halcyon Marinas",
        "Despina Roussou",
        "despina.roussou@halcyon-marinas.example"
    ),
    project!(
        "Shore Power",
        "SP-50",
        "Projects/Shore Power",
        "Varmouth",
        "Port of Varmouth",
        "Desmond Achebe",
        "d.achebe@port-varmouth.example"
    ),
    project!(
        "Cold Store",
        "CS-16",
        "Clients/Nordfrakt",
        "Hammervik",
        "Nordfrakt Logistics",
        "Silje Brekke",
        "silje.brekke@nordfrakt.example"
    ),
];

/// Companies that send invoices: name, address of their accounts, what they charge for.
pub(super) const SUPPLIERS: [(&str, &str, &str); 8] = [
    ("Bluewater Survey Co.", "accounts@bluewater-survey.example", "Multibeam survey, vessel and crew"),
    ("Granite & Sons Quarries", "billing@granite-sons.example", "Armour stone 3-6 t, delivered"),
    ("Plotworks Printing", "rechnung@plotworks.example", "Plan sets A0, folded and bound"),
    ("Harbourlight Catering", "office@harbourlight-catering.example", "Lunch for the steering group"),
    ("Kestrel Drone Imaging", "invoices@kestrel-drone.example", "Aerial photogrammetry, half day"),
    ("Lumen Office Supply", "orders@lumen-office.example", "Office supplies"),
    ("Sedna Laboratories", "accounts@sedna-labs.example", "Sediment analysis, 24 samples"),
    ("Marlow Translation Bureau", "finance@marlow-translation.example", "Translation of permit documents"),
];
