//! Answers of Outlook REST back into Graph's form, for the judge who knows only Graph.

use serde_json::{Value, json};

use super::casing;
use crate::exchange::Response;

/// An answer as Graph would have given it.
///
/// # Errors
///
/// The first key that is not spelled as Outlook REST spells it.
pub(crate) fn to_graph(response: &Response) -> Result<Response, String> {
    let Some(mut body) = response.to_json() else {
        return Ok(response.clone());
    };
    for item in body.get_mut("value").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(removed) = removed(item) {
            *item = removed;
        }
    }
    let mut graph = response.clone();
    graph.body =
        if response.status >= 400 { body } else { casing::to_graph(&body)? }.to_string().into_bytes();
    Ok(graph)
}

/// A deleted entity in the spelling of this dialect, with the annotation Graph has instead.
fn removed(item: &Value) -> Option<Value> {
    item.get("@odata.context")?.as_str()?.ends_with("/$deletedEntity").then_some(())?;
    let (_, key) = item.get("id")?.as_str()?.split_once("('")?;
    Some(json!({ "@removed": { "Reason": item.get("reason")? }, "Id": key.strip_suffix("')")? }))
}
