//! `$expand`: what to bring along, with options in parentheses.

use crate::error::{ApiError, ApiResult};

/// One item of `$expand`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expand {
    pub(crate) property: String,
    /// The inner `$select`.
    pub(crate) select: Option<Vec<String>>,
    /// The inner `$filter`, unread.
    pub(crate) filter: Option<String>,
    /// The inner `$expand`.
    pub(crate) inner: Vec<Expand>,
}

impl Expand {
    pub(crate) fn parse(text: &str) -> ApiResult<Vec<Expand>> {
        split(text, ',')?.into_iter().map(Expand::parse_one).collect()
    }

    fn parse_one(text: &str) -> ApiResult<Expand> {
        let (property, inner) = match text.split_once('(') {
            Some((property, rest)) => (property, rest.strip_suffix(')').ok_or_else(|| malformed(text))?),
            None => (text, ""),
        };
        let mut expand =
            Expand { property: property.trim().to_owned(), select: None, filter: None, inner: Vec::new() };
        for option in split(inner, ';')? {
            match option.split_once('=') {
                Some(("$select", names)) => {
                    expand.select = Some(names.split(',').map(|name| name.trim().to_owned()).collect());
                }
                Some(("$filter", filter)) => expand.filter = Some(filter.to_owned()),
                Some(("$expand", inner)) => expand.inner = Expand::parse(inner)?,
                Some(("$top" | "$orderby", _)) => {}
                _ => return Err(malformed(text)),
            }
        }
        Ok(expand)
    }
}

/// Splits at a separator that stands outside parentheses and quotes.
fn split(text: &str, separator: char) -> ApiResult<Vec<&str>> {
    let (mut depth, mut quoted, mut start, mut parts) = (0_i32, false, 0, Vec::new());
    for (at, symbol) in text.char_indices() {
        match symbol {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ if symbol == separator && depth == 0 && !quoted => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + symbol.len_utf8();
            }
            _ => {}
        }
    }
    if depth != 0 || quoted {
        return Err(malformed(text));
    }
    parts.push(text.get(start..).unwrap_or_default());
    Ok(parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect())
}

fn malformed(text: &str) -> ApiError {
    ApiError::parse_uri(format!("Term '{text}' is not valid in a $select or $expand expression."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_in_parentheses_belong_to_their_item() {
        let expands = Expand::parse("attachments($select=id,name;$top=3),childFolders").unwrap();
        assert_eq!(expands.len(), 2);
        assert_eq!(expands[0].property, "attachments");
        assert_eq!(expands[0].select.as_deref(), Some(["id".to_owned(), "name".to_owned()].as_slice()));
        assert_eq!(
            expands[1],
            Expand { property: "childFolders".into(), select: None, filter: None, inner: Vec::new() }
        );
    }

    #[test]
    fn an_open_parenthesis_is_refused() {
        assert!(Expand::parse("attachments($select=id").is_err());
    }
}
