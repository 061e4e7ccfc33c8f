//! Which key asks for what: one table, for the handlers and for the page that lists the keys.

use super::Command;

/// Whose keys the app answers to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// Single letters, as Gmail has them.
    #[default]
    Gmail,
    /// As Outlook has them.
    Outlook,
    /// None.
    Off,
}

/// Keys held down together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// The key, as `KeyboardEvent.key` names it; letters in any case.
    pub key: &'static str,
    /// With Ctrl or, on a Mac, Command.
    pub ctrl: bool,
    /// With Shift. Without meaning for signs: where they are on a keyboard differs.
    pub shift: bool,
}

/// A key that was pressed, without Alt.
#[derive(Debug, Clone, Copy)]
pub struct Stroke<'a> {
    /// The key, as `KeyboardEvent.key` names it.
    pub key: &'a str,
    /// With Ctrl or Command.
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
}

/// The keys of one command in each profile.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What they ask for.
    pub command: Command,
    gmail: &'static [Chord],
    outlook: &'static [Chord],
}

const fn plain(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: false }
}

const fn shift(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: true }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { key, ctrl: true, shift: false }
}

const fn bind(command: Command, gmail: &'static [Chord], outlook: &'static [Chord]) -> Binding {
    Binding { command, gmail, outlook }
}

/// Every key. Arrows, Enter, Space and their like belong to the widget that has the focus.
pub const KEYS: [Binding; 15] = [
    bind(Command::Next, &[plain("j")], &[ctrl(".")]),
    bind(Command::Previous, &[plain("k")], &[ctrl(",")]),
    bind(Command::Back, &[plain("u")], &[]),
    bind(Command::Leave, &[plain("Escape")], &[plain("Escape")]),
    bind(Command::Select, &[plain("x")], &[]),
    bind(Command::SelectAll, &[ctrl("a")], &[ctrl("a")]),
    bind(Command::Archive, &[plain("e")], &[plain("Backspace")]),
    bind(Command::Delete, &[plain("#"), plain("Delete")], &[plain("Delete")]),
    bind(Command::Junk, &[plain("!")], &[plain("j")]),
    bind(Command::MarkAsRead, &[shift("i")], &[ctrl("q")]),
    bind(Command::MarkAsUnread, &[shift("u")], &[ctrl("u")]),
    bind(Command::Flag, &[plain("s")], &[plain("Insert")]),
    bind(Command::Move, &[plain("v")], &[Chord { key: "v", ctrl: true, shift: true }]),
    bind(Command::Search, &[plain("/"), ctrl("e")], &[plain("/"), ctrl("e")]),
    bind(Command::Undo, &[plain("z"), ctrl("z")], &[ctrl("z")]),
];

impl Binding {
    /// The keys in a profile.
    pub fn chords(&self, profile: Profile) -> &'static [Chord] {
        match profile {
            Profile::Gmail => self.gmail,
            Profile::Outlook => self.outlook,
            Profile::Off => &[],
        }
    }
}

impl Chord {
    /// Whether this is what was pressed.
    pub fn is(&self, stroke: Stroke<'_>) -> bool {
        let is_sign = self.key.len() == 1 && !self.key.as_bytes().iter().all(u8::is_ascii_alphabetic);
        self.ctrl == stroke.ctrl
            && (is_sign || self.shift == stroke.shift)
            && self.key.eq_ignore_ascii_case(stroke.key)
    }
}

/// What a key asks for.
pub fn command(profile: Profile, stroke: Stroke<'_>) -> Option<Command> {
    let binding = KEYS.iter().find(|binding| binding.chords(profile).iter().any(|chord| chord.is(stroke)));
    binding.map(|binding| binding.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that lists, trees and toolbars answer to while they have the focus.
    const OF_WIDGETS: [&str; 11] = [
        "ArrowUp",
        "ArrowDown",
        "ArrowLeft",
        "ArrowRight",
        "PageUp",
        "PageDown",
        "Home",
        "End",
        "Enter",
        " ",
        "Tab",
    ];

    fn press(profile: Profile, key: &str, ctrl: bool, shift: bool) -> Option<Command> {
        command(profile, Stroke { key, ctrl, shift })
    }

    #[test]
    fn no_key_has_two_meanings_in_a_profile() {
        for profile in [Profile::Gmail, Profile::Outlook, Profile::Off] {
            let all = || {
                KEYS.iter()
                    .flat_map(|binding| binding.chords(profile).iter().map(|chord| (binding.command, chord)))
            };
            for (command, chord) in all() {
                let stroke = Stroke { key: chord.key, ctrl: chord.ctrl, shift: chord.shift };
                let meanings: Vec<_> =
                    all().filter(|(_, other)| other.is(stroke)).map(|(command, _)| command).collect();
                assert_eq!(meanings, [command], "{chord:?} in {profile:?}");
                assert!(!OF_WIDGETS.contains(&chord.key), "{chord:?} belongs to the widgets");
            }
        }
    }

    #[test]
    fn every_command_has_one_line() {
        for binding in &KEYS {
            let lines = KEYS.iter().filter(|other| other.command == binding.command).count();
            assert_eq!(lines, 1, "{:?}", binding.command);
        }
    }

    #[test]
    fn letters_go_by_shift_and_signs_by_themselves() {
        let gmail = |key, shift| press(Profile::Gmail, key, false, shift);
        assert_eq!(gmail("u", false), Some(Command::Back));
        assert_eq!(gmail("U", true), Some(Command::MarkAsUnread));
        assert_eq!(gmail("U", false), Some(Command::Back), "with Caps Lock");
        assert_eq!((gmail("#", true), gmail("#", false)), (Some(Command::Delete), Some(Command::Delete)));
    }

    #[test]
    fn profiles_differ_and_off_is_off() {
        assert_eq!(press(Profile::Gmail, "j", false, false), Some(Command::Next));
        assert_eq!(press(Profile::Outlook, "j", false, false), Some(Command::Junk));
        assert_eq!(press(Profile::Off, "j", false, false), None);
        assert_eq!(press(Profile::Gmail, "s", true, false), None, "Ctrl+S is the browser's");
        for profile in [Profile::Gmail, Profile::Outlook] {
            assert_eq!(press(profile, "/", false, true), Some(Command::Search), "some keyboards want Shift");
            assert_eq!(press(profile, "e", true, false), Some(Command::Search));
        }
    }
}
