//! Enumerations as Graph spells them.

use crate::model::{Classification, Flag, Importance};

pub(crate) const fn importance(value: Importance) -> &'static str {
    match value {
        Importance::Low => "low",
        Importance::Normal => "normal",
        Importance::High => "high",
    }
}

pub(crate) fn read_importance(text: &str) -> Option<Importance> {
    let all = [Importance::Low, Importance::Normal, Importance::High];
    all.into_iter().find(|value| importance(*value).eq_ignore_ascii_case(text))
}

pub(crate) const fn classification(value: Classification) -> &'static str {
    match value {
        Classification::Focused => "focused",
        Classification::Other => "other",
    }
}

pub(crate) fn read_classification(text: &str) -> Option<Classification> {
    let all = [Classification::Focused, Classification::Other];
    all.into_iter().find(|value| classification(*value).eq_ignore_ascii_case(text))
}

pub(crate) const fn flag(value: Flag) -> &'static str {
    match value {
        Flag::NotFlagged => "notFlagged",
        Flag::Flagged => "flagged",
        Flag::Complete => "complete",
    }
}

pub(crate) fn read_flag(text: &str) -> Option<Flag> {
    let all = [Flag::NotFlagged, Flag::Flagged, Flag::Complete];
    all.into_iter().find(|value| flag(*value).eq_ignore_ascii_case(text))
}
