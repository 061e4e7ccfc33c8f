//! Tests that run in both dialects of the service, which `config.json` alone chooses.

/// Makes a test in each dialect of functions that are given the one to speak.
macro_rules! in_both_dialects {
    ($($name:ident),* $(,)?) => {
        mod graph {
            $(#[test] fn $name() -> super::Outcome { super::$name(super::Speaks::Graph) })*
        }

        mod outlook {
            $(#[test] fn $name() -> super::Outcome { super::$name(super::Speaks::Outlook) })*
        }
    };
}
