//! The numbers as a table for people.

use std::collections::BTreeSet;

use super::numbers::{Bar, Line, Spread};

/// The lines under their headings, columns aligned: metric, unit, one column a size, ratios, the bar.
pub(crate) fn text(lines: &[Line]) -> String {
    let sizes: BTreeSet<usize> = lines.iter().flat_map(|line| line.sizes.keys().copied()).collect();
    let with_ratio: BTreeSet<usize> = lines.iter().flat_map(|line| line.ratios().into_keys()).collect();
    let mut rows = vec![heading(&sizes, &with_ratio)];
    let mut missing = Vec::new();
    for line in lines {
        match &line.missing {
            Some(why) if line.sizes.is_empty() => missing.push(format!("not measured: {}: {why}", line.name)),
            _ => rows.push(row(line, &sizes, &with_ratio)),
        }
    }
    let mut text = aligned(&rows);
    text.extend(missing);
    text.join("\n")
}

fn heading(sizes: &BTreeSet<usize>, with_ratio: &BTreeSet<usize>) -> Vec<String> {
    let mut cells = vec![String::new(), String::new()];
    cells.extend(sizes.iter().map(|size| if *size == 0 { "any size".to_owned() } else { grouped(*size) }));
    cells.extend(with_ratio.iter().map(|size| format!("x at {}", grouped(*size))));
    cells.push("bar".to_owned());
    cells
}

fn row(line: &Line, sizes: &BTreeSet<usize>, with_ratio: &BTreeSet<usize>) -> Vec<String> {
    let ratios = line.ratios();
    let mut cells = vec![line.name.clone(), line.unit.clone()];
    cells.extend(sizes.iter().map(|size| line.sizes.get(size).map(spread).unwrap_or_default()));
    cells.extend(
        with_ratio.iter().map(|size| ratios.get(size).map(|ratio| number(*ratio)).unwrap_or_default()),
    );
    cells.push(verdict(line));
    cells
}

fn spread(spread: &Spread) -> String {
    let Spread { median, least, most, .. } = *spread;
    if least.total_cmp(&most).is_eq() {
        number(median)
    } else {
        format!("{} ({}..{})", number(median), number(least), number(most))
    }
}

fn verdict(line: &Line) -> String {
    let Some(bar) = line.bar else { return String::new() };
    let bar = match bar {
        Bar::Most(most) => number(most),
        Bar::Smallest => "as the smallest".to_owned(),
    };
    match line.is_met() {
        Some(true) => format!("{bar}: met"),
        Some(false) => format!("{bar}: MISSED"),
        None => bar,
    }
}

/// About three digits; whole numbers as they are.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        _ if value.fract() == 0.0 => 0,
        size if size < 10.0 => 2,
        size if size < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.decimals$}")
}

/// `10,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Names to the left, numbers to the right.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 | 1 => format!("{cell:<width$}", width = width(column)),
            _ => format!("{cell:>width$}", width = width(column)),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_table_shows_medians_spread_ratios_and_verdicts() {
        let metrics = json!({ "metrics": [
            { "name": "warm start", "unit": "ms", "bar": 100, "samples": { "1000": [80.0, 90.5], "10000": [123.4] } },
            { "name": "flag", "unit": "frames", "bar": 1, "samples": { "1000": [1.0, 1.0] } },
            { "name": "sync", "unit": "ms", "bar": null, "samples": null, "missing": "the app does not" },
        ] });
        let expected = "
                           1,000  10,000  x at 10,000          bar
warm start  ms      85.2 (80..90.5)     123         1.45  100: MISSED
flag        frames                1                            1: met
not measured: sync: the app does not";
        let shown = text(&Line::read_all(&metrics).unwrap());
        let squeezed = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(squeezed(&shown), squeezed(expected));
        let ends: Vec<usize> = shown.lines().take(3).map(str::len).collect();
        assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "columns end in the same place:\\n{shown}");
    }

    #[test]
    fn numbers_have_about_three_digits() {
        let shown = [0.0, 1.234, 2.0, 45.67, 123.4, 98_765.4].map(number);
        assert_eq!(shown, ["0", "1.23", "2", "45.7", "123", "98765"]);
        assert_eq!([7, 1_000, 100_000].map(grouped), ["7", "1,000", "100,000"]);
    }
}
