//! What went wrong in a test, as text for the person who reads the log.

use std::fmt;

/// What a test returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a step of a test could not be done.
pub struct Failure(String);

impl Failure {
    /// A failure that says `why`.
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

// A test prints the `Debug` of what it returns; quotes and escapes would only be in the way there.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Says what was being done when it failed.
pub trait Because<T> {
    /// Puts `what` in front of the reason.
    fn because(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: Into<Failure>> Because<T> for Result<T, E> {
    fn because(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{what}: {}", error.into())))
    }
}

impl<T> Because<T> for Option<T> {
    fn because(self, what: impl fmt::Display) -> Outcome<T> {
        self.ok_or_else(|| Failure(what.to_string()))
    }
}
