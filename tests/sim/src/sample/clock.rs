//! When mail arrives: dense today and this week, thinning out over three years, mostly in working hours.

use super::dice::Dice;
use crate::clock::MONTH_NAMES;
use crate::model::Timestamp;

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
const YEARS: i64 = 3 * 365;

/// How old mail is: from this many days to that many, so many in a thousand messages, at most so many a day.
const AGES: [(i64, i64, usize, usize); 7] = [
    (0, 1, 100, 60),
    (1, 2, 80, 60),
    (2, 7, 150, 60),
    (7, 30, 180, 50),
    (30, 90, 150, 50),
    (90, 365, 190, 50),
    (365, YEARS, 150, usize::MAX),
];

/// A moment for one of `count` messages, never after `now`.
pub(super) fn arrival(dice: &mut Dice, count: usize, now: Timestamp) -> Timestamp {
    let mut drawn = dice.below(count.max(1));
    for (from, to, permille, per_day) in AGES {
        let days = usize::try_from(to - from).unwrap_or_default();
        let share = (count * permille).div_ceil(1000).min(days.saturating_mul(per_day));
        if drawn < share {
            let days_ago = dice.between(from, to - 1);
            return working_hours(dice, days_ago, now);
        }
        drawn -= share;
    }
    // What the busiest days cannot hold is spread evenly.
    let days_ago = dice.between(0, YEARS);
    working_hours(dice, days_ago, now)
}

/// A moment so many days ago, on a working day mostly; today it must stay before `now`.
fn working_hours(dice: &mut Dice, days_ago: i64, now: Timestamp) -> Timestamp {
    let mut midnight = (now.0.div_euclid(DAY) - days_ago) * DAY;
    // 1970-01-01 was a Thursday: Saturday and Sunday are days 2 and 3 of that week.
    let weekend = match (midnight / DAY).rem_euclid(7) {
        2 => 1,
        3 => 2,
        _ => 0,
    };
    if weekend > 0 && days_ago > 2 && dice.percent(85) {
        midnight -= weekend * DAY;
    }
    let hour =
        dice.pick(&[6, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 17, 19, 21]);
    let moment = midnight + hour * HOUR + dice.between(0, HOUR - 1);
    if moment <= now.0 {
        return Timestamp(moment);
    }
    let so_far = (now.0 - midnight).clamp(3 * HOUR, 8 * HOUR);
    Timestamp(now.0 - dice.between(MINUTE, so_far))
}

/// `Tuesday, 3 March 2026 14:05`, as in the header of a quoted message.
pub(super) fn written(at: Timestamp) -> String {
    let iso = crate::clock::iso(at);
    let mut parts = iso.split(['-', 'T', ':']);
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day, hour, minute) = (next(), next(), next(), next(), next());
    let weekday = (at.0.div_euclid(DAY)).rem_euclid(7);
    let weekday =
        nth(&["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"], weekday);
    let day = day.trim_start_matches('0');
    format!("{weekday}, {day} {} {year} {hour}:{minute}", month_name(month))
}

/// `3 March 2026`
pub(super) fn date(at: Timestamp) -> String {
    let text = written(at);
    let date = text.split_once(", ").map_or(text.as_str(), |(_, date)| date);
    date.rsplit_once(' ').map_or(date, |(date, _)| date).to_owned()
}

fn month_name(month: &str) -> &'static str {
    nth(&MONTH_NAMES, month.parse::<i64>().unwrap_or(1) - 1)
}

fn nth(names: &[&'static str], at: i64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}
