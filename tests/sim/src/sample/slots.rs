//! Templates: `{project}` and its kin filled with one consistent set of facts per conversation.

use super::{
    dice::Dice,
    people::people,
    projects::{PROJECTS, Project},
};

const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const DOCUMENTS: [&str; 16] = [
    "method statement",
    "load table",
    "cost plan",
    "tender summary",
    "wave study",
    "risk register",
    "site diary",
    "drawing list",
    "programme",
    "permit application",
    "mooring layout",
    "test protocol",
    "client presentation",
    "handover checklist",
    "ground model",
    "traffic count",
];
const THINGS: [&str; 16] = [
    "the pile caps",
    "the fenders",
    "the south ramp",
    "the pump house",
    "the quay wall",
    "the access road",
    "the navigation lights",
    "the drainage",
    "the cable ducts",
    "the silt curtain",
    "the crane rail",
    "the waiting room",
    "the tide gauge",
    "the bollards",
    "the temporary jetty",
    "the control room",
];
const ROOMS: [&str; 6] = ["Lighthouse", "Pier 4", "Chart Room", "Capstan", "Gull", "the canteen"];
const TIMES: [&str; 8] = ["9:00", "9:30", "10:15", "11:00", "13:30", "14:00", "15:00", "16:30"];

/// The facts of one conversation.
pub(super) struct Slots {
    pub(super) project: Project,
    person: &'static str,
    other: &'static str,
    day: &'static str,
    later: &'static str,
    document: &'static str,
    thing: &'static str,
    thing2: &'static str,
    room: &'static str,
    time: &'static str,
    number: i64,
    small: i64,
    amount: String,
}

impl Slots {
    pub(super) fn draw(dice: &mut Dice) -> Slots {
        let day = dice.below(DAYS.len());
        let amount = dice.between(8, 940) * 100;
        Slots {
            project: dice.pick(&PROJECTS),
            person: dice.pick(people()).first_name(),
            other: dice.pick(people()).name,
            day: DAYS.get(day).copied().unwrap_or_default(),
            later: DAYS.get((day + 1 + dice.below(3)) % DAYS.len()).copied().unwrap_or_default(),
            document: dice.pick(&DOCUMENTS),
            thing: dice.pick(&THINGS),
            thing2: dice.pick(&THINGS),
            room: dice.pick(&ROOMS),
            time: dice.pick(&TIMES),
            number: dice.between(12, 480),
            small: dice.between(2, 9),
            amount: format!("€{}", thousands(amount)),
        }
    }

    /// Fills a template; what is no slot stays as it is.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, from)) = rest.split_once('{') {
            out.push_str(before);
            let Some((slot, after)) = from.split_once('}') else {
                rest = from;
                break;
            };
            self.push(slot, &mut out);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn push(&self, slot: &str, out: &mut String) {
        match slot {
            "project" => out.push_str(self.project.name),
            "code" => out.push_str(self.project.code),
            "place" => out.push_str(self.project.place),
            "client" => out.push_str(self.project.client.name),
            "contact" => out.push_str(self.project.client.contact),
            "person" => out.push_str(self.person),
            "other" => out.push_str(self.other),
            "day" => out.push_str(self.day),
            "later" => out.push_str(self.later),
            "doc" => out.push_str(self.document),
            "thing" => out.push_str(self.thing),
            "thing2" => out.push_str(self.thing2),
            "room" => out.push_str(self.room),
            "time" => out.push_str(self.time),
            "n" => out.push_str(&self.number.to_string()),
            "few" => out.push_str(&self.small.to_string()),
            "amount" => out.push_str(&self.amount),
            other => out.push_str(other),
        }
    }
}

/// `14,454`
pub(super) fn thousands(amount: i64) -> String {
    if amount < 1000 {
        amount.to_string()
    } else {
        format!("{},{:03}", thousands(amount / 1000), amount % 1000)
    }
}
