//! Moments written and read: ISO 8601 as in JSON, and the HTTP date of headers.

use crate::model::Timestamp;

const DAY: i64 = 86_400_000;
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

struct Civil {
    year: i64,
    month: i64,
    day: i64,
    seconds: i64,
}

/// `2026-03-01T09:30:00Z`
pub fn iso(at: Timestamp) -> String {
    let civil = civil(at);
    let (hour, minute, second) = clock_time(civil.seconds);
    format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", civil.year, civil.month, civil.day)
}

/// `Sun, 01 Mar 2026 09:30:00 GMT`
pub fn http_date(at: Timestamp) -> String {
    let civil = civil(at);
    let (hour, minute, second) = clock_time(civil.seconds);
    let weekday = pick(&WEEKDAYS, at.0.div_euclid(DAY).rem_euclid(7));
    let month = pick(&MONTHS, civil.month - 1);
    format!("{weekday}, {:02} {month} {:04} {hour:02}:{minute:02}:{second:02} GMT", civil.day, civil.year)
}

/// The months as a reader of English calls them.
pub(crate) const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Sunday, March 1, 2026 9:30 AM`
pub(crate) fn long_date(at: Timestamp) -> String {
    const WEEKDAYS: [&str; 7] =
        ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
    let civil = civil(at);
    let (hour, minute, _) = clock_time(civil.seconds);
    let weekday = pick(&WEEKDAYS, at.0.div_euclid(DAY).rem_euclid(7));
    let month = pick(&MONTH_NAMES, civil.month - 1);
    let (shown, half) = ((hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" });
    format!("{weekday}, {month} {}, {} {shown}:{minute:02} {half}", civil.day, civil.year)
}

/// Year, month and day of a moment in UTC; months and days count from 1.
pub(crate) fn date(at: Timestamp) -> (i64, i64, i64) {
    let civil = civil(at);
    (civil.year, civil.month, civil.day)
}

/// Reads `2026-03-01`, `2026-03-01T09:30:00Z`, with fraction or offset; no zone counts as UTC.
pub fn parse_iso(text: &str) -> Option<Timestamp> {
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.splitn(3, '-').map(digits);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
        return None;
    }
    let midnight = days_from_civil(year, month, day) * DAY;
    Some(Timestamp(midnight + time.map_or(Some(0), milliseconds_of_day)?))
}

fn milliseconds_of_day(time: &str) -> Option<i64> {
    let (clock, offset) = split_offset(time)?;
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = whole.split(':').map(digits);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    if hour > 23 || minute > 59 || second > 60 || parts.next().is_some() {
        return None;
    }
    let milliseconds: i64 =
        if fraction.is_empty() { 0 } else { digits(&format!("{fraction:0<3}").get(..3)?.to_owned())? };
    Some(((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offset)
}

/// Splits a trailing `Z` or `+hh:mm` off; the offset in milliseconds.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return Some((time, 0));
    };
    let (clock, zone) = time.split_at_checked(at)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    Some((clock, sign * (digits(hours)? * 60 + digits(minutes)?) * 60_000))
}

fn digits<T: AsRef<str> + ?Sized>(text: &T) -> Option<i64> {
    let text = text.as_ref();
    (!text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn pick<'a>(names: &[&'a str], at: i64) -> &'a str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

fn clock_time(seconds: i64) -> (i64, i64, i64) {
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// How many days a month has; months count from 1.
pub(crate) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date.
pub(crate) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil(at: Timestamp) -> Civil {
    let days = at.0.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Civil {
        year,
        month,
        day: day_of_year - (153 * shifted + 2) / 5 + 1,
        seconds: at.0.rem_euclid(DAY) / 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_writing_and_reading() {
        for text in
            ["1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "1999-12-31T12:00:01Z", "2100-03-01T00:00:00Z"]
        {
            assert_eq!(parse_iso(text).map(iso).as_deref(), Some(text));
        }
    }

    #[test]
    fn fractions_offsets_and_bare_dates_are_read() {
        assert_eq!(parse_iso("1970-01-01T00:00:01.25Z"), Some(Timestamp(1250)));
        assert_eq!(parse_iso("1970-01-01T02:00:00+02:00"), Some(Timestamp(0)));
        assert_eq!(parse_iso("1970-01-02"), Some(Timestamp(DAY)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "yesterday", "2024-13-01", "2023-02-29", "2024-01-01T25:00:00Z", "2024-01-01T00"] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn the_http_date_names_the_right_weekday() {
        assert_eq!(http_date(Timestamp(1_772_357_400_000)), "Sun, 01 Mar 2026 09:30:00 GMT");
    }

    #[test]
    fn the_long_date_counts_hours_as_americans_do() {
        let shown = |text: &str| long_date(parse_iso(text).unwrap());
        assert_eq!(shown("2026-03-01T09:30:00Z"), "Sunday, March 1, 2026 9:30 AM");
        assert_eq!(shown("2026-03-02T00:05:00Z"), "Monday, March 2, 2026 12:05 AM");
        assert_eq!(shown("2026-12-31T12:00:00Z"), "Thursday, December 31, 2026 12:00 PM");
    }
}
