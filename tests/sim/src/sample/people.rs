//! The owner of the mailbox and her colleagues.

use crate::model::Address;

/// Whose mailbox it is.
pub const OWNER_NAME: &str = "Ada Brandt";
/// Her address.
pub const OWNER_ADDRESS: &str = "ada.brandt@northwind-harbour.example";

/// A colleague of the owner: another user of the tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Person {
    /// Name as in mail.
    pub name: &'static str,
    /// Address in the company's domain.
    pub address: &'static str,
    /// What they do.
    pub role: &'static str,
    /// The team they belong to.
    pub team: &'static str,
}

/// Everyone in the company but the owner.
pub fn people() -> &'static [Person] {
    &PEOPLE
}

/// Those who write about projects: everybody but the office and its systems.
pub(super) fn builders() -> &'static [Person] {
    PEOPLE.split_at_checked(BUILDERS).map_or(&PEOPLE, |(builders, _)| builders)
}

/// The owner as an address.
pub(super) fn owner() -> Address {
    Address { name: OWNER_NAME.to_owned(), address: OWNER_ADDRESS.to_owned() }
}

impl Person {
    /// As an address.
    pub(super) fn mailbox(self) -> Address {
        Address { name: self.name.to_owned(), address: self.address.to_owned() }
    }

    /// What colleagues call them.
    pub(super) fn first_name(self) -> &'static str {
        self.name.split(' ').next().unwrap_or(self.name)
    }
}

macro_rules! person {
    ($name:literal, $local:literal, $role:literal, $team:literal) => {
        Person {
            name: $name,
            address: concat!($local, "@northwind-harbour.example"),
            role: $role,
            team: $team,
        }
    };
}

/// So many of the list below, the first ones, build harbours.
const BUILDERS: usize = 30;

const PEOPLE: [Person; 36] = [
    person!("Tomás Quintero", "tomas.quintero", "Head of Engineering", "Engineering"),
    person!("Yuki Tanabe", "yuki.tanabe", "Structural Engineer", "Engineering"),
    person!("Femi Adeyemi", "femi.adeyemi", "Geotechnical Engineer", "Engineering"),
    person!("Ingrid Solheim", "ingrid.solheim", "Coastal Modeller", "Engineering"),
    person!("Piotr Wieczorek", "piotr.wieczorek", "Electrical Engineer", "Engineering"),
    person!("Sunniva Dahl", "sunniva.dahl", "Surveyor", "Engineering"),
    person!("Rashid Al-Harbi", "rashid.al-harbi", "Dredging Lead", "Engineering"),
    person!("Chiara Lombardi", "chiara.lombardi", "Architect", "Design"),
    person!("Maëlle Kergoat", "maelle.kergoat", "Landscape Architect", "Design"),
    person!("Deniz Yıldırım", "deniz.yildirim", "Visualisation", "Design"),
    person!("Jonas Ekwall", "jonas.ekwall", "Wayfinding Designer", "Design"),
    person!("Priya Raghunathan", "priya.raghunathan", "Product Manager", "Software"),
    person!("Lukáš Horák", "lukas.horak", "Developer", "Software"),
    person!("Amara Okonjo", "amara.okonjo", "Developer", "Software"),
    person!("Wei Zhang", "wei.zhang", "Data Engineer", "Software"),
    person!("Noa Ben-Ami", "noa.ben-ami", "Test Engineer", "Software"),
    person!("Margarethe Vogt", "margarethe.vogt", "Managing Director", "Management"),
    person!("Hendrik de Ruyter", "hendrik.de-ruyter", "Finance Director", "Management"),
    person!("Saoirse Gallagher", "saoirse.gallagher", "Operations Director", "Management"),
    person!("Mateus Figueira", "mateus.figueira", "Controller", "Finance"),
    person!("Leila Haddad", "leila.haddad", "Accounts Payable", "Finance"),
    person!("Arturs Ozols", "arturs.ozols", "Procurement", "Finance"),
    person!("Sofia Papadaki", "sofia.papadaki", "Client Manager", "Clients"),
    person!("Callum MacRae", "callum.macrae", "Client Manager", "Clients"),
    person!("Thuy Linh Pham", "thuy-linh.pham", "Bid Writer", "Clients"),
    person!("Zainab Farouk", "zainab.farouk", "Counsel", "Legal"),
    person!("Étienne Marchand", "etienne.marchand", "Permit Manager", "Permits"),
    person!("Rosa Delgado", "rosa.delgado", "Ecologist", "Permits"),
    person!("Mikkel Thorsen", "mikkel.thorsen", "Site Manager", "Sites"),
    person!("Grace Wanjiru", "grace.wanjiru", "Safety Officer", "Sites"),
    person!("Viktor Lindqvist", "viktor.lindqvist", "Systems Administrator", "IT"),
    person!("Hana Kovačević", "hana.kovacevic", "Service Desk", "IT"),
    person!("Oluwaseun Bello", "oluwaseun.bello", "Information Security", "IT"),
    person!("Nomvula Dlamini", "nomvula.dlamini", "People Partner", "People"),
    person!("Birgit Aschenbrenner", "birgit.aschenbrenner", "Office Manager", "People"),
    person!("Kenji Morimoto", "kenji.morimoto", "Recruiting", "People"),
];
