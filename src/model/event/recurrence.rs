//! How an event repeats (Graph `patternedRecurrence`).

use crate::model::DayOfWeek;

open_enum! {
    /// By what it repeats.
    RecurrencePatternType {
        /// Days.
        Daily = "daily",
        /// Days of a week.
        Weekly = "weekly",
        /// A date of the month.
        AbsoluteMonthly = "absoluteMonthly",
        /// A day of a week of the month.
        RelativeMonthly = "relativeMonthly",
        /// A date of the year.
        AbsoluteYearly = "absoluteYearly",
        /// A day of a week of a month of the year.
        RelativeYearly = "relativeYearly",
    }
}

open_enum! {
    /// Until when it repeats.
    RecurrenceRangeType {
        /// A date.
        EndDate = "endDate",
        /// For ever.
        NoEnd = "noEnd",
        /// So many times.
        Numbered = "numbered",
    }
}

open_enum! {
    /// Which week of the month.
    WeekIndex {
        /// First.
        First = "first",
        /// Second.
        Second = "second",
        /// Third.
        Third = "third",
        /// Fourth.
        Fourth = "fourth",
        /// Last.
        Last = "last",
    }
}

resource! {
    /// By what it repeats.
    RecurrencePattern {
        /// By what.
        #[serde(rename = "type")]
        pattern_type: Option<RecurrencePatternType>,
        /// Every so many of them.
        interval: i32,
        /// Day of the month.
        day_of_month: i32,
        /// Days of the week.
        days_of_week: Vec<DayOfWeek>,
        /// Where weeks begin.
        first_day_of_week: Option<DayOfWeek>,
        /// Week of the month.
        index: Option<WeekIndex>,
        /// Month.
        month: i32,
    }
}

resource! {
    /// From when to when it repeats.
    RecurrenceRange {
        /// Until what.
        #[serde(rename = "type")]
        range_type: Option<RecurrenceRangeType>,
        /// First date: `2024-05-01`.
        start_date: Option<String>,
        /// Last date.
        end_date: Option<String>,
        /// How many times.
        number_of_occurrences: i32,
        /// The zone of the dates.
        recurrence_time_zone: Option<String>,
    }
}

resource! {
    /// How an event repeats.
    PatternedRecurrence {
        /// By what.
        pattern: Option<RecurrencePattern>,
        /// From when to when.
        range: Option<RecurrenceRange>,
    }
}
