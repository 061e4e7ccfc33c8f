//! What the samples come to: medians, spread, how cost grows with the mailbox, and whether a bar is met.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The samples of one metric on one mailbox.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// The one in the middle, or between the two in the middle.
    pub(crate) median: f64,
    /// The least.
    pub(crate) least: f64,
    /// The most.
    pub(crate) most: f64,
    /// How many.
    pub(crate) count: usize,
}

impl Spread {
    /// The spread of these; nothing of none.
    pub(crate) fn of(samples: &[f64]) -> Option<Self> {
        let mut sorted = samples.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = *sorted.get((sorted.len() - 1) / 2)?;
        Some(Self { median: f64::midpoint(lower, upper), least, most, count: sorted.len() })
    }
}

/// What the samples have to keep to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bar {
    /// The medians no more than this.
    Most(f64),
    /// The least of each mailbox no more than the least of the smallest: what else the machine does only adds to what is
    /// counted, and of two medians that mean the same one is the larger.
    Smallest,
}

/// One metric on mailboxes of several sizes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// What was measured.
    pub(crate) name: String,
    /// In which unit.
    pub(crate) unit: String,
    /// Where the bar is, if anywhere.
    pub(crate) bar: Option<Bar>,
    /// By the number of messages; 0 where the mailbox does not matter.
    pub(crate) sizes: BTreeMap<usize, Spread>,
    /// Why there are no samples.
    pub(crate) missing: Option<String>,
}

impl Line {
    /// Reads what the benchmark in the browser wrote.
    pub(crate) fn read_all(samples: &Value) -> Result<Vec<Self>> {
        let metrics = samples.get("metrics").and_then(Value::as_array).context("there are no metrics")?;
        metrics.iter().map(|metric| Self::read(metric).context("a metric cannot be read")).collect()
    }

    fn read(metric: &Value) -> Option<Self> {
        let text = |name: &str| metric.get(name)?.as_str().map(str::to_owned);
        let bar = metric.get("bar").and_then(|bar| match bar.as_str() {
            Some("smallest") => Some(Bar::Smallest),
            _ => bar.as_f64().map(Bar::Most),
        });
        let mut sizes = BTreeMap::new();
        for (size, samples) in metric.get("samples").and_then(Value::as_object).into_iter().flatten() {
            let samples: Vec<f64> = samples.as_array()?.iter().filter_map(Value::as_f64).collect();
            sizes.insert(size.parse().ok()?, Spread::of(&samples)?);
        }
        Some(Self { name: text("name")?, unit: text("unit")?, bar, sizes, missing: text("missing") })
    }

    /// How many times the median of the smallest mailbox each larger one has; nothing where that is zero.
    pub(crate) fn ratios(&self) -> BTreeMap<usize, f64> {
        let Some((smallest, base)) = self.sizes.first_key_value() else { return BTreeMap::new() };
        let larger = self.sizes.iter().filter(|(size, _)| *size != smallest && base.median > 0.0);
        larger.map(|(size, spread)| (*size, spread.median / base.median)).collect()
    }

    /// Whether every mailbox keeps to the bar; nothing where there is no bar or nothing to hold against it.
    pub(crate) fn is_met(&self) -> Option<bool> {
        let mut all = self.sizes.values();
        let first = all.next()?;
        match self.bar? {
            Bar::Most(most) => Some(self.sizes.values().all(|spread| spread.median <= most)),
            Bar::Smallest if self.sizes.len() > 1 => Some(all.all(|spread| spread.least <= first.least)),
            Bar::Smallest => None,
        }
    }

    /// All of it, with what was worked out.
    pub(crate) fn to_json(&self) -> Value {
        let spread = |spread: &Spread| json!({ "median": spread.median, "min": spread.least, "max": spread.most, "samples": spread.count });
        let sizes: BTreeMap<_, _> = self.sizes.iter().map(|(size, held)| (size, spread(held))).collect();
        let bar = self.bar.map(|bar| match bar {
            Bar::Most(most) => json!(most),
            Bar::Smallest => json!("smallest"),
        });
        json!({
            "name": self.name, "unit": self.unit, "bar": bar, "met": self.is_met(),
            "sizes": sizes, "ratios": self.ratios(), "missing": self.missing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bar: &Value, samples: &Value) -> Line {
        let metric = json!({ "name": "scroll", "unit": "ms", "bar": bar, "samples": samples });
        Line::read_all(&json!({ "metrics": [metric] })).unwrap().remove(0)
    }

    #[test]
    fn the_median_lies_in_the_middle_of_the_sorted_samples() {
        let spread = Spread::of(&[9.0, 1.0, 4.0]).unwrap();
        assert_eq!(spread, Spread { median: 4.0, least: 1.0, most: 9.0, count: 3 });
        assert_eq!(Spread::of(&[4.0, 1.0, 9.0, 2.0]).unwrap().median.to_string(), "3");
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn ratios_are_of_medians_to_the_smallest_mailbox() {
        let grown =
            line(&Value::Null, &json!({ "10000": [3.0, 100.0, 1.0], "1000": [2.0], "100000": [20.0] }));
        let ratios: Vec<_> =
            grown.ratios().into_iter().map(|(size, ratio)| format!("{size} {ratio}")).collect();
        assert_eq!(ratios, ["10000 1.5", "100000 10"]);
        assert!(line(&Value::Null, &json!({ "1000": [0.0], "10000": [5.0] })).ratios().is_empty());
    }

    #[test]
    fn a_bar_is_for_the_median_of_every_mailbox() {
        assert_eq!(line(&json!(100), &json!({ "1000": [90.0, 99.0, 400.0] })).is_met(), Some(true));
        assert_eq!(line(&json!(100), &json!({ "1000": [90.0], "10000": [101.0] })).is_met(), Some(false));
        assert_eq!(line(&Value::Null, &json!({ "1000": [90.0] })).is_met(), None);
        assert_eq!(line(&json!(100), &Value::Null).is_met(), None);
    }

    #[test]
    fn the_smallest_mailbox_can_be_the_bar() {
        let smallest = |samples| line(&json!("smallest"), &samples).is_met();
        assert_eq!(smallest(json!({ "1000": [3.0], "10000": [3.0] })), Some(true));
        assert_eq!(smallest(json!({ "1000": [3.0], "10000": [2.0], "100000": [4.0] })), Some(false));
        let noisy = json!({ "1000": [3.0, 3.0, 4.0], "10000": [3.0, 9.0, 9.0] });
        assert_eq!(smallest(noisy), Some(true), "what comes on top of the least is noise");
        assert_eq!(smallest(json!({ "1000": [3.0] })), None, "alone it says nothing");
    }

    #[test]
    fn what_was_not_measured_says_why() {
        let metric =
            json!({ "name": "sync", "unit": "ms", "bar": null, "samples": null, "missing": "no sync" });
        let lines = Line::read_all(&json!({ "metrics": [metric] })).unwrap();
        assert_eq!((lines[0].sizes.len(), lines[0].missing.as_deref()), (0, Some("no sync")));
        assert!(Line::read_all(&json!({ "metrics": [{ "unit": "ms" }] })).is_err());
    }

    #[test]
    fn the_json_has_what_was_worked_out() {
        let told = line(&json!(5), &json!({ "1000": [2.0, 4.0], "10000": [6.0] })).to_json();
        assert_eq!(told["sizes"]["1000"], json!({ "median": 3.0, "min": 2.0, "max": 4.0, "samples": 2 }));
        assert_eq!(
            (&told["ratios"]["10000"], &told["met"], &told["bar"]),
            (&json!(2.0), &json!(false), &json!(5.0))
        );
    }
}
