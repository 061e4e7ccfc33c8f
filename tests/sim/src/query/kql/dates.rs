//! Dates in a query: days, ranges, words like `last month`.

use crate::clock;
use crate::model::Timestamp;

const DAY: i64 = 86_400_000;

/// Moments from a start to before an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Range {
    Fixed(Timestamp, Timestamp),
    /// A word that means something else every day.
    Word(Word),
}

/// A word for a range, in UTC; weeks start on Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// So many days ago.
    Day(i64),
    /// So many weeks ago.
    Week(i64),
    Month(i64),
    Year(i64),
}

const WORDS: [(&str, Word); 8] = [
    ("today", Word::Day(0)),
    ("yesterday", Word::Day(1)),
    ("this week", Word::Week(0)),
    ("last week", Word::Week(1)),
    ("this month", Word::Month(0)),
    ("last month", Word::Month(1)),
    ("this year", Word::Year(0)),
    ("last year", Word::Year(1)),
];

/// How a date is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Is,
    Below,
    UpTo,
    Above,
    From,
}

impl Range {
    /// What `received:2026-03-01`, `received>=3/1/2026`, `received:2026-01-01..2026-02-01` mean.
    pub(super) fn parse(comparison: Comparison, text: &str) -> Option<Range> {
        let text = text.trim().to_lowercase();
        if let Some((_, word)) = WORDS.iter().find(|(name, _)| *name == text) {
            return (comparison == Comparison::Is).then_some(Range::Word(*word));
        }
        if let Some((from, to)) = text.split_once("..") {
            return Some(Range::Fixed(moment(from)?.0, moment(to)?.1));
        }
        let (start, end) = moment(&text)?;
        let (from, to) = match comparison {
            Comparison::Is => (start, end),
            Comparison::Below => (Timestamp(i64::MIN), start),
            Comparison::UpTo => (Timestamp(i64::MIN), end),
            Comparison::Above => (end, Timestamp(i64::MAX)),
            Comparison::From => (start, Timestamp(i64::MAX)),
        };
        Some(Range::Fixed(from, to))
    }

    pub(super) fn has(&self, at: Timestamp, now: Timestamp) -> bool {
        let (from, to) = match self {
            Range::Fixed(from, to) => (*from, *to),
            Range::Word(word) => word.range(now),
        };
        (from..to).contains(&at)
    }
}

impl Word {
    fn range(self, now: Timestamp) -> (Timestamp, Timestamp) {
        let today = now.0.div_euclid(DAY);
        let (year, month, _) = clock::date(now);
        let month_start = |back: i64| {
            let months = year * 12 + month - 1 - back;
            clock::days_from_civil(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
        };
        let (from, to) = match self {
            Word::Day(back) => (today - back, today - back + 1),
            Word::Week(back) => {
                let sunday = today - (today + 4).rem_euclid(7) - back * 7;
                (sunday, sunday + 7)
            }
            Word::Month(back) => (month_start(back), month_start(back - 1)),
            Word::Year(back) => {
                (clock::days_from_civil(year - back, 1, 1), clock::days_from_civil(year - back + 1, 1, 1))
            }
        };
        (Timestamp(from * DAY), Timestamp(to * DAY))
    }
}

/// The moments a date covers: its whole day, or its second when it has a time.
fn moment(text: &str) -> Option<(Timestamp, Timestamp)> {
    let text = text.trim();
    let iso = match text.split('/').collect::<Vec<_>>().as_slice() {
        [month, day, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    };
    let start = clock::parse_iso(&iso.to_uppercase())?;
    let length = if text.contains('t') { 1000 } else { DAY };
    Some((start, Timestamp(start.0 + length)))
}
