//! What was measured, as plain numbers; what they mean is worked out by `cargo xtask bench`.

use std::collections::BTreeMap;
use std::path::Path;

use outpost_e2e::Outcome;
use serde_json::{Value, json};

use crate::metric::{ALL, Bar, Metric};

/// The numbers of all runs.
#[derive(Default)]
pub(crate) struct Samples {
    /// What the browser calls itself.
    pub(crate) browser: String,
    values: BTreeMap<(&'static str, &'static str), BTreeMap<usize, Vec<f64>>>,
    missing: BTreeMap<&'static str, &'static str>,
}

impl Samples {
    /// Adds a number, measured on a mailbox of `size` messages.
    pub(crate) fn add(&mut self, metric: Metric, size: usize, value: f64) {
        let key = (metric.name, metric.unit.name());
        self.values.entry(key).or_default().entry(size).or_default().push(value);
    }

    /// Notes why a number cannot be measured yet.
    pub(crate) fn miss(&mut self, metric: Metric, why: &'static str) {
        self.missing.insert(metric.name, why);
    }

    /// Writes all of it as JSON.
    pub(crate) fn write(&self, path: &Path) -> Outcome {
        let metrics: Vec<Value> = ALL.iter().map(|metric| self.told(*metric)).collect();
        let told = json!({ "browser": self.browser, "metrics": metrics });
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, serde_json::to_string_pretty(&told)?)?)
    }

    fn told(&self, metric: Metric) -> Value {
        let samples = self.values.get(&(metric.name, metric.unit.name()));
        let bar = match metric.bar {
            Bar::None => Value::Null,
            Bar::Most(most) => json!(most),
            Bar::AsInTheSmallest => json!("smallest"),
        };
        json!({
            "name": metric.name,
            "unit": metric.unit.name(),
            "bar": bar,
            "samples": samples,
            "missing": self.missing.get(metric.name).filter(|_| samples.is_none()),
        })
    }
}
