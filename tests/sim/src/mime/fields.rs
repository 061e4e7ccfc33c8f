//! The header fields of a part: names as they stood, values unfolded, bytes made text.

use super::{charset, words};

/// Header fields in the order they stood.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Splits a part into its fields and its body.
    ///
    /// A line that is no field ends the header even without an empty line, unless a field follows: then a sender
    /// broke a long field without indenting, and the line continues it.
    pub(super) fn split(part: &[u8]) -> (Fields, &[u8]) {
        let mut fields: Vec<(String, Vec<u8>)> = Vec::new();
        let mut rest = part;
        while let Some((line, tail)) = next_line(rest) {
            let is_indented = line.starts_with(b" ") || line.starts_with(b"\t");
            let is_blank = line.trim_ascii_end().is_empty();
            if is_blank && !(is_indented && field_follows(tail)) {
                rest = tail;
                break;
            }
            if is_indented || (name(line).is_none() && field_follows(tail)) {
                if let Some((_, value)) = fields.last_mut() {
                    value.extend_from_slice(line);
                }
            } else if let Some((name, value)) = name(line) {
                fields.push((name, value.to_vec()));
            } else {
                break;
            }
            rest = tail;
        }
        let text = |value: Vec<u8>| unfold(&charset::decode(&value, None));
        (Fields(fields.into_iter().map(|(name, value)| (name, text(value))).collect()), rest)
    }

    /// Whether there is not one field.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first field of that name, unfolded, encoded words as they stood.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All fields of that name.
    pub(super) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let named = move |field: &&'a (String, String)| field.0.eq_ignore_ascii_case(name);
        self.0.iter().filter(named).map(|field| field.1.as_str())
    }

    /// All fields in order, encoded words decoded: what a reader of headers sees.
    pub(super) fn decoded(&self) -> Vec<(String, String)> {
        let decoded = |(name, value): &(String, String)| (name.clone(), words::decode(value));
        self.0.iter().map(decoded).collect()
    }
}

/// The first line with its line end, and the rest; `None` at the end.
pub(super) fn next_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| at + 1);
    bytes.split_at_checked(end)
}

/// Whether one of the next lines is a field, before any empty one.
fn field_follows(bytes: &[u8]) -> bool {
    let lines = bytes.splitn(4, |&byte| byte == b'\n').take(3);
    lines.take_while(|line| !line.trim_ascii_end().is_empty()).any(|line| name(line).is_some())
}

/// The name a line begins with when it is a field, and the value after the colon.
fn name(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| (String::from_utf8_lossy(name).into_owned(), value.get(1..).unwrap_or_default()))
}

/// One line of what was folded over several.
fn unfold(value: &str) -> String {
    let lines = value.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
