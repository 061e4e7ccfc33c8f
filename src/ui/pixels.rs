//! Lengths for style sheets.

/// A length in whole pixels. Rows are whole pixels high, and printing fractions brings code and tables that
/// weigh in the bundle (ARCHITECTURE.md).
pub(super) fn pixels(length: f64) -> String {
    format!("{}px", whole(length))
}

/// The nearest whole number.
pub(super) fn whole(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "lengths on a page are far below 2^53")]
    let whole = length.round() as i64;
    whole
}
