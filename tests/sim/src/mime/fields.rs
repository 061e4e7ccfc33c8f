//! The header fields of a part: names as they stood, values unfolded, bytes made text.

use mail_parser::MessagePart;

use super::{charset, words};

/// Header fields in the order they stood.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the fields of `part`, whose offsets point into `raw`.
    pub(super) fn of(part: &MessagePart<'_>, raw: &[u8]) -> Fields {
        let fields = part.headers.iter().map(|header| {
            let bytes = |start: u32, end: u32| raw.get(start as usize..end as usize).unwrap_or_default();
            let name = charset::decode(bytes(header.offset_field, header.offset_start), None);
            let value = charset::decode(bytes(header.offset_start, header.offset_end), None);
            let name = name.trim_end().trim_end_matches(':').trim_end();
            (name.to_owned(), unfold(&value))
        });
        Fields(fields.collect())
    }

    /// The first field of that name, unfolded, encoded words as they stood.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The last field of that name: the one `mail-parser` took the structure from.
    pub(super) fn last(&self, name: &str) -> Option<&str> {
        self.all(name).last()
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

/// One line of what was folded over several.
fn unfold(value: &str) -> String {
    let lines = value.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
