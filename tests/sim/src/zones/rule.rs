//! The rule of a zone as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.

use crate::clock;
use crate::model::Timestamp;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Offsets from UTC, and when they change. Seconds east of Greenwich.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    standard: i64,
    summer: Option<Summer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Summer {
    offset: i64,
    starts: Change,
    ends: Change,
}

/// `M3.5.0/2`: the weekday (Sunday is 0) of a week (5 is the last) of a month, and the second of that day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    month: i64,
    week: i64,
    weekday: i64,
    second: i64,
}

impl Rule {
    pub(super) fn parse(text: &str) -> Option<Rule> {
        let mut parts = text.split(',');
        let offsets = after_name(parts.next()?)?;
        let end = offsets.find(|symbol: char| symbol.is_ascii_alphabetic() || symbol == '<');
        let (standard, daylight) = offsets.split_at_checked(end.unwrap_or(offsets.len()))?;
        let standard = -seconds(standard)?;
        let Some(starts) = parts.next() else {
            return Some(Rule { standard, summer: None });
        };
        let offset = match after_name(daylight)? {
            "" => standard + HOUR,
            given => -seconds(given)?,
        };
        let summer = Summer { offset, starts: Change::parse(starts)?, ends: Change::parse(parts.next()?)? };
        Some(Rule { standard, summer: Some(summer) })
    }

    /// Seconds to add to UTC at a moment.
    pub(super) fn offset_at(&self, at: Timestamp) -> i64 {
        let Some(summer) = &self.summer else {
            return self.standard;
        };
        let now = at.0.div_euclid(1000);
        let (year, ..) = clock::date(Timestamp(at.0.saturating_add(self.standard * 1000)));
        let starts = summer.starts.second_of(year) - self.standard;
        let ends = summer.ends.second_of(year) - summer.offset;
        let is_summer =
            if starts < ends { (starts..ends).contains(&now) } else { !(ends..starts).contains(&now) };
        if is_summer { summer.offset } else { self.standard }
    }

    /// The moment at which clocks show a time, given as if it were UTC.
    pub(super) fn moment(&self, local: Timestamp) -> Timestamp {
        let at = |offset: i64| Timestamp(local.0.saturating_sub(offset * 1000));
        let guess = at(self.offset_at(at(self.standard)));
        at(self.offset_at(guess))
    }
}

impl Change {
    fn parse(text: &str) -> Option<Change> {
        let (date, time) = text.strip_prefix('M')?.split_once('/').unwrap_or((text.get(1..)?, "2"));
        let mut numbers = date.split('.').map(str::parse);
        let mut next = || numbers.next()?.ok();
        Some(Change { month: next()?, week: next()?, weekday: next()?, second: seconds(time)? })
    }

    /// The local second since 1970 at which the change comes in a year.
    fn second_of(&self, year: i64) -> i64 {
        let first = clock::days_from_civil(year, self.month, 1);
        let until = (self.weekday - (first + 4)).rem_euclid(7);
        let day = until + (self.week - 1) * 7;
        let day = if day < clock::days_in_month(year, self.month) { day } else { day - 7 };
        (first + day) * DAY + self.second
    }
}

/// What follows a zone's abbreviation, which may stand in angle brackets.
fn after_name(text: &str) -> Option<&str> {
    match text.strip_prefix('<') {
        Some(rest) => rest.split_once('>').map(|(_, rest)| rest),
        None => Some(text.trim_start_matches(|symbol: char| symbol.is_ascii_alphabetic())),
    }
}

/// `-9:30` in seconds.
fn seconds(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let sign = if hours.starts_with('-') { -1 } else { 1 };
    Some(hours.parse::<i64>().ok()? * HOUR + sign * minutes.parse::<i64>().ok()? * 60)
}
