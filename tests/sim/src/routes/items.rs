//! Small collections that are at hand as JSON: selected, filtered, ordered, paged in one way.

use std::cmp::Ordering;

use serde_json::Value;

use super::Call;
use super::collection::{self, Page};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::{Object, selected};
use crate::query::JsonFilter;

/// How many items a page can have.
const MAX_TOP: usize = 1000;
/// Options of every collection.
const COMMON: [&str; 6] = ["$select", "$filter", "$orderby", "$top", "$count", "$skiptoken"];

/// What is common to the items of a collection.
pub(super) struct Items {
    pub(super) type_name: &'static str,
    /// Every property of the type.
    pub(super) properties: fn() -> Vec<&'static str>,
    /// How many items a page has when nothing is said.
    pub(super) page: usize,
}

/// The query options of a collection.
#[derive(Default)]
pub(super) struct Options {
    select: Option<Vec<String>>,
    filter: Option<JsonFilter>,
    /// Paths, and whether the order goes down.
    orderby: Vec<(String, bool)>,
    pub(super) search: Option<String>,
    top: Option<usize>,
    skip: usize,
    count: bool,
    /// `$skip`, where the collection knows it, else `$skiptoken`.
    link: &'static str,
}

impl Options {
    /// Whether `$select` says which properties are wanted.
    pub(super) fn selects(&self) -> bool {
        self.select.is_some()
    }
}

/// Reads the options of a list; `more` are those only some collections have.
pub(super) fn options(call: &Call<'_>, items: &Items, more: &[&str]) -> ApiResult<Options> {
    let link = if more.contains(&"$skip") { "$skip" } else { "$skiptoken" };
    let mut options = Options { link, ..Options::default() };
    for (name, value) in &call.target.query {
        let name = name.to_ascii_lowercase();
        let is_known = COMMON.iter().chain(more).any(|known| *known == name);
        if name.starts_with('$') && !is_known {
            let message = format!("The query parameter '{name}' is not supported on this resource.");
            return Err(ApiError::bad_request(message));
        }
        match name.as_str() {
            "$select" => options.select = Some(split(value)),
            "$filter" => {
                options.filter = Some(JsonFilter::parse(value, &(items.properties)(), items.type_name)?);
            }
            "$orderby" => options.orderby = orderby(value, items)?,
            "$search" => options.search = Some(value.clone()),
            "$top" => options.top = Some(top(value)?),
            "$skip" | "$skiptoken" => options.skip = number(&name, value)?,
            "$count" => options.count = value.eq_ignore_ascii_case("true"),
            _ => {}
        }
    }
    Ok(options)
}

/// The whole answer to `GET` of a collection.
pub(super) fn list(
    call: &Call<'_>,
    items: &Items,
    context: String,
    values: Vec<Value>,
) -> ApiResult<Response> {
    let options = options(call, items, &["$skip"])?;
    page(call, items, &options, context, values)
}

/// The page of a collection that options already read ask for.
pub(super) fn page(
    call: &Call<'_>,
    items: &Items,
    options: &Options,
    context: String,
    mut values: Vec<Value>,
) -> ApiResult<Response> {
    let names = selected(options.select.as_deref(), &(items.properties)(), items.type_name)?;
    values.retain(|value| options.filter.as_ref().is_none_or(|filter| filter.matches(value)));
    if !options.orderby.is_empty() {
        values.sort_by(|left, right| compare(&options.orderby, left, right));
    }
    let total = values.len();
    let size = options.top.unwrap_or(items.page);
    let values: Vec<Value> = values.into_iter().skip(options.skip).take(size).collect();
    let seen = options.skip.saturating_add(values.len());
    let page = Page {
        context,
        next: (seen < total && !values.is_empty()).then_some((options.link, seen)),
        count: options.count.then_some(total),
        values: values.into_iter().map(|value| narrowed(value, names.as_deref())).collect(),
    };
    Ok(page.into_response(call))
}

/// One item, with what `$select` asks for.
pub(super) fn one(
    call: &Call<'_>,
    items: &Items,
    status: u16,
    context: &str,
    item: Value,
) -> ApiResult<Response> {
    let mut names = None;
    for (name, value) in call.target.query.iter().filter(|(name, _)| name.starts_with('$')) {
        if !name.eq_ignore_ascii_case("$select") {
            let message = format!("The query parameter '{name}' is not supported on this resource.");
            return Err(ApiError::bad_request(message));
        }
        names = selected(Some(&split(value)), &(items.properties)(), items.type_name)?;
    }
    Ok(collection::item(status, context, narrowed(item, names.as_deref())))
}

/// The selected properties, the id and the annotations.
fn narrowed(value: Value, names: Option<&[&'static str]>) -> Value {
    match (value, names) {
        (Value::Object(fields), Some(names)) => {
            let kept =
                |name: &String| name == "id" || name.starts_with('@') || names.contains(&name.as_str());
            Value::Object(fields.into_iter().filter(|(name, _)| kept(name)).collect::<Object>())
        }
        (value, _) => value,
    }
}

fn compare(orderby: &[(String, bool)], left: &Value, right: &Value) -> Ordering {
    let text = |value: &Value, path: &str| {
        let found = crate::query::json_at(value, path);
        found.map(|found| found.as_str().map_or_else(|| found.to_string(), str::to_lowercase))
    };
    let orders = orderby.iter().map(|(path, down)| {
        let order = text(left, path).cmp(&text(right, path));
        if *down { order.reverse() } else { order }
    });
    orders.fold(Ordering::Equal, Ordering::then)
}

fn orderby(value: &str, items: &Items) -> ApiResult<Vec<(String, bool)>> {
    let read = |item: String| {
        let mut words = item.split_whitespace();
        let path = words.next().unwrap_or_default();
        let first = path.split('/').next().unwrap_or_default();
        if !(items.properties)().iter().any(|known| known.eq_ignore_ascii_case(first)) {
            return Err(ApiError::unknown_property(path, items.type_name));
        }
        match words.next() {
            None | Some("asc") => Ok((path.to_owned(), false)),
            Some("desc") => Ok((path.to_owned(), true)),
            Some(_) => Err(ApiError::parse_uri(format!("Syntax error in '$orderby={value}'."))),
        }
    };
    split(value).into_iter().map(read).collect()
}

fn split(value: &str) -> Vec<String> {
    value.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn top(value: &str) -> ApiResult<usize> {
    match number("$top", value)? {
        top @ 1..=MAX_TOP => Ok(top),
        top => Err(ApiError::bad_request(format!(
            "The value '{top}' of the query option '$top' is invalid. The value must be between 1 and {MAX_TOP}."
        ))),
    }
}

fn number(name: &str, value: &str) -> ApiResult<usize> {
    value
        .parse()
        .map_err(|_| ApiError::bad_request(format!("Invalid value '{value}' for {name} query option found.")))
}
