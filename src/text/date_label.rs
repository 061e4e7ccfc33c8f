//! How a date is written in a list, given now: the nearer, the more of the clock and the less of the calendar.

/// The parts of a date worth showing; the browser spells them in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateLabel {
    /// Today: hour and minute.
    Time,
    /// The last six days: weekday with hour and minute.
    Weekday,
    /// About this year: day and month.
    DayMonth,
    /// Older, or in the future: day, month and year.
    Date,
}

impl DateLabel {
    /// The label for a moment on `day` seen on `today`, both counted in local days.
    pub fn choose(day: i64, today: i64) -> Self {
        match today - day {
            0 => Self::Time,
            1..=6 => Self::Weekday,
            7..=300 => Self::DayMonth,
            _ => Self::Date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DateLabel::{self, Date, DayMonth, Time, Weekday};

    #[test]
    fn labels_widen_with_age() {
        let labels = [0, 1, 6, 7, 300, 301].map(|age| DateLabel::choose(1_000 - age, 1_000));
        assert_eq!(labels, [Time, Weekday, Weekday, DayMonth, DayMonth, Date]);
    }

    #[test]
    fn mail_from_the_future_shows_its_year() {
        assert_eq!(DateLabel::choose(1_001, 1_000), DateLabel::Date);
    }
}
