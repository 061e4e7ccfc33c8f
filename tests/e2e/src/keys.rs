//! Keys as WebDriver spells them.

pub use fantoccini::key::Key;

/// A key to press with others held down.
#[derive(Debug, Clone)]
pub struct Chord {
    pub(crate) held: Vec<char>,
    pub(crate) key: char,
}

impl From<Key> for Chord {
    fn from(key: Key) -> Self {
        Self { held: Vec::new(), key: key.into() }
    }
}

impl From<char> for Chord {
    fn from(key: char) -> Self {
        Self { held: Vec::new(), key }
    }
}

/// `key` with Ctrl held down.
pub fn ctrl(key: impl Into<char>) -> Chord {
    Chord { held: vec![Key::Control.into()], key: key.into() }
}

/// `key` with Shift held down.
pub fn shift(key: impl Into<char>) -> Chord {
    Chord { held: vec![Key::Shift.into()], key: key.into() }
}
