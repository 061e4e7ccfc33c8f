//! Pages of a collection, with links to the next one.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Call;
use crate::exchange::Response;
use crate::json::Object;
use crate::query::QueryOptions;
use crate::url::Target;

/// What stays readable in the query of a link.
const QUERY: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'$').remove(b'-').remove(b'_').remove(b'.').remove(b'/').remove(b',');

/// One page of a collection.
pub(crate) struct Page {
    pub(crate) context: String,
    pub(crate) values: Vec<Value>,
    /// The option of the next link, where there is more: its name and value.
    pub(crate) next: Option<(&'static str, usize)>,
    pub(crate) count: Option<usize>,
}

impl Page {
    /// The page of a collection that is at hand as a whole.
    pub(crate) fn cut<T>(
        context: String,
        options: &QueryOptions,
        items: Vec<T>,
        default_size: usize,
        write: impl Fn(T) -> Value,
    ) -> Page {
        let total = items.len();
        let size = options.top.unwrap_or(default_size);
        let values: Vec<Value> = items.into_iter().skip(options.skip).take(size).map(write).collect();
        let seen = options.skip.saturating_add(values.len());
        let next = (seen < total && !values.is_empty()).then_some(("$skip", seen));
        Page { context, values, next, count: options.count.then_some(total) }
    }

    pub(crate) fn into_response(self, call: &Call<'_>) -> Response {
        let mut object = Object::new();
        object.insert("@odata.context".to_owned(), json!(self.context));
        if let Some(count) = self.count {
            object.insert("@odata.count".to_owned(), json!(count));
        }
        object.insert("value".to_owned(), Value::Array(self.values));
        if let Some((option, value)) = self.next {
            object.insert("@odata.nextLink".to_owned(), json!(next_link(call.target, option, value)));
        }
        Response::json(200, &Value::Object(object))
    }
}

/// One item as an answer.
pub(crate) fn item(status: u16, context: &str, mut item: Value) -> Response {
    if let Some(object) = item.as_object_mut() {
        object.insert("@odata.context".to_owned(), json!(context));
    }
    Response::json(status, &item)
}

/// A number as plain text, as `$count` gives it.
pub(crate) fn number(count: usize) -> Response {
    Response::bytes(200, "text/plain", count.to_string().into_bytes())
}

fn next_link(target: &Target, option: &str, value: usize) -> String {
    let is_place = |name: &str| name.eq_ignore_ascii_case("$skip") || name.eq_ignore_ascii_case("$skiptoken");
    let kept = target.query.iter().filter(|(name, _)| !is_place(name));
    let mut pairs: Vec<String> = kept
        .map(|(name, value)| {
            format!("{}={}", utf8_percent_encode(name, QUERY), utf8_percent_encode(value, QUERY))
        })
        .collect();
    pairs.push(format!("{option}={value}"));
    format!("{}{}?{}", target.origin, target.path, pairs.join("&"))
}
