//! Dates and numbers in the reader's language (ECMA-402).

use std::cell::RefCell;
use std::cmp::Ordering;

use js_sys::{JSON, JsString};
use rustc_hash::FxHashMap;
use wasm_bindgen::prelude::*;

use crate::model::Timestamp;
use crate::text::DateLabel;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    #[derive(Clone)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DateTimeFormat", catch)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, millis: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat)]
    #[derive(Clone)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "NumberFormat", catch)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = Collator)]
    #[derive(Clone)]
    type Collator;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "Collator", catch)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<Collator, JsValue>;
    #[wasm_bindgen(method)]
    fn compare(this: &Collator, a: &str, b: &str) -> i32;
}

const COLLATION: &str = r#"{"numeric":true,"sensitivity":"base"}"#;
const TIME: &str = r#"{"hour":"numeric","minute":"2-digit"}"#;
const WEEKDAY: &str = r#"{"weekday":"short","hour":"numeric","minute":"2-digit"}"#;
const DAY_MONTH: &str = r#"{"day":"numeric","month":"short"}"#;
const DATE: &str = r#"{"day":"numeric","month":"short","year":"numeric"}"#;
const FULL: &str = r#"{"weekday":"long","day":"numeric","month":"long","year":"numeric","hour":"numeric","minute":"2-digit"}"#;

thread_local! {
    // Making a formatter costs a hundred times what using it does.
    static FORMATS: RefCell<FxHashMap<&'static str, DateTimeFormat>> = RefCell::default();
    static NUMBER: Option<NumberFormat> =
        NumberFormat::new(&JsValue::UNDEFINED, &JsValue::UNDEFINED).ok();
    static COLLATOR: Option<Collator> =
        JSON::parse(COLLATION).and_then(|options| Collator::new(&JsValue::UNDEFINED, &options)).ok();
}

/// How two names stand in the reader's alphabet; numbers in them count as numbers.
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATOR.with(|collator| {
        collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b).cmp(&0))
    })
}

/// Text in small letters, in no language's own way: for comparing.
pub fn to_lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// A date as a list shows it, seen at `now`.
pub fn list_date(moment: Timestamp, now: Timestamp) -> String {
    let day = |moment: Timestamp| moment.local_day(utc_offset_minutes(moment));
    let options = match DateLabel::choose(day(moment), day(now)) {
        DateLabel::Time => TIME,
        DateLabel::Weekday => WEEKDAY,
        DateLabel::DayMonth => DAY_MONTH,
        DateLabel::Date => DATE,
    };
    format_date(moment, options)
}

/// A date in full, with the time.
pub fn full_date(moment: Timestamp) -> String {
    format_date(moment, FULL)
}

/// A whole number with its groups of digits.
pub fn number(number: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = number as f64;
    NUMBER.with(|format| format.as_ref().map(|format| format.format(number)).unwrap_or_default())
}

/// A size in bytes, in the unit a person would choose.
pub fn file_size(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown to two digits")]
    let bytes = bytes as f64;
    let (number, unit, display) = match bytes {
        ..1_000.0 => (bytes, "byte", "long"),
        ..1_000_000.0 => ((bytes / 1_000.0).round(), "kilobyte", "short"),
        _ => (bytes / 1_000_000.0, "megabyte", "short"),
    };
    let options =
        format!(r#"{{"style":"unit","unit":"{unit}","unitDisplay":"{display}","maximumFractionDigits":1}}"#);
    let format = JSON::parse(&options).and_then(|options| NumberFormat::new(&JsValue::UNDEFINED, &options));
    format.map(|format| format.format(number)).unwrap_or_default()
}

fn format_date(moment: Timestamp, options: &'static str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "dates are far below 2^53 milliseconds")]
    let millis = moment.0 as f64;
    formatter(options).and_then(|format| format.format(millis).ok()).unwrap_or_else(|| moment.to_string())
}

fn formatter(options: &'static str) -> Option<DateTimeFormat> {
    if let Some(format) = FORMATS.with_borrow(|formats| formats.get(options).cloned()) {
        return Some(format);
    }
    let format = DateTimeFormat::new(&JsValue::UNDEFINED, &JSON::parse(options).ok()?).ok()?;
    FORMATS.with_borrow_mut(|formats| formats.insert(options, format.clone()));
    Some(format)
}

/// How far east of Greenwich the reader is at a moment, in minutes.
fn utc_offset_minutes(moment: Timestamp) -> i64 {
    #[expect(clippy::cast_precision_loss, reason = "dates are far below 2^53 milliseconds")]
    let date = js_sys::Date::new(&JsValue::from_f64(moment.0 as f64));
    #[expect(clippy::cast_possible_truncation, reason = "at most 840")]
    let west = date.get_timezone_offset() as i64;
    -west
}
