//! `$filter` on items that are JSON already: contacts, people, users, rules.

use serde_json::Value;

use crate::error::{ApiError, ApiResult};

/// How deep brackets may nest.
const MAX_DEPTH: usize = 40;

/// A condition on a JSON object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum JsonFilter {
    And(Box<JsonFilter>, Box<JsonFilter>),
    Or(Box<JsonFilter>, Box<JsonFilter>),
    Not(Box<JsonFilter>),
    /// Path, whether it must be equal, literal.
    Equals(String, bool, Value),
    /// Function, path, text in lower case.
    Text(TextTest, String, String),
    /// Some element of the list at a path meets a condition whose paths start at the element.
    Any(String, Box<JsonFilter>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTest {
    StartsWith,
    EndsWith,
    Contains,
}

/// The value at a path like `emailAddress/name`, names in any letter case.
pub(crate) fn json_at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('/').filter(|name| !name.is_empty()).try_fold(value, |value, name| {
        let fields = value.as_object()?;
        fields.iter().find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    })
}

impl JsonFilter {
    /// Reads a filter on a type with these properties.
    pub(crate) fn parse(text: &str, properties: &[&str], type_name: &str) -> ApiResult<JsonFilter> {
        let mut parser =
            Parser { rest: text.trim(), source: text, properties, type_name, variable: None, depth: 0 };
        let filter = parser.any()?;
        if parser.rest.is_empty() { Ok(filter) } else { Err(parser.syntax_error()) }
    }

    pub(crate) fn matches(&self, value: &Value) -> bool {
        match self {
            JsonFilter::And(left, right) => left.matches(value) && right.matches(value),
            JsonFilter::Or(left, right) => left.matches(value) || right.matches(value),
            JsonFilter::Not(inner) => !inner.matches(value),
            JsonFilter::Equals(path, wanted, literal) => {
                let held = json_at(value, path).unwrap_or(&Value::Null);
                let same = match (held, literal) {
                    (Value::String(held), Value::String(literal)) => {
                        held.to_lowercase() == literal.to_lowercase()
                    }
                    (held, literal) => held == literal,
                };
                same == *wanted
            }
            JsonFilter::Text(test, path, wanted) => {
                let held = json_at(value, path).and_then(Value::as_str).map(str::to_lowercase);
                held.is_some_and(|held| match test {
                    TextTest::StartsWith => held.starts_with(wanted),
                    TextTest::EndsWith => held.ends_with(wanted),
                    TextTest::Contains => held.contains(wanted),
                })
            }
            JsonFilter::Any(path, inner) => {
                let items = json_at(value, path).and_then(Value::as_array);
                items.into_iter().flatten().any(|item| inner.matches(item))
            }
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    source: &'a str,
    properties: &'a [&'a str],
    type_name: &'a str,
    /// The variable of the lambda being read.
    variable: Option<String>,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> ApiResult<JsonFilter> {
        let mut left = self.all()?;
        while self.keyword("or") {
            left = JsonFilter::Or(Box::new(left), Box::new(self.all()?));
        }
        Ok(left)
    }

    fn all(&mut self) -> ApiResult<JsonFilter> {
        let mut left = self.one()?;
        while self.keyword("and") {
            left = JsonFilter::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> ApiResult<JsonFilter> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ApiError::bad_request("The filter is nested too deeply."));
        }
        let filter = if self.symbol('(') {
            let inner = self.any()?;
            self.expect(')')?;
            inner
        } else if self.keyword("not") {
            JsonFilter::Not(Box::new(self.one()?))
        } else {
            let word = self.word()?;
            match word.to_ascii_lowercase().as_str() {
                "startswith" => self.text_test(TextTest::StartsWith)?,
                "endswith" => self.text_test(TextTest::EndsWith)?,
                "contains" => self.text_test(TextTest::Contains)?,
                _ => match word.strip_suffix("/any") {
                    Some(list) => self.lambda(list)?,
                    None => self.comparison(&word)?,
                },
            }
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn comparison(&mut self, path: &str) -> ApiResult<JsonFilter> {
        let path = self.path(path)?;
        let wanted = match self.word()?.as_str() {
            "eq" => true,
            "ne" => false,
            _ => return Err(self.syntax_error()),
        };
        Ok(JsonFilter::Equals(path, wanted, self.literal()?))
    }

    fn text_test(&mut self, test: TextTest) -> ApiResult<JsonFilter> {
        self.expect('(')?;
        let word = self.word()?;
        let path = self.path(&word)?;
        self.expect(',')?;
        let Value::String(wanted) = self.literal()? else {
            return Err(self.syntax_error());
        };
        self.expect(')')?;
        Ok(JsonFilter::Text(test, path, wanted.to_lowercase()))
    }

    /// `emailAddresses/any(a:a/address eq 'x')`, whose name is already read.
    fn lambda(&mut self, list: &str) -> ApiResult<JsonFilter> {
        let list = self.path(list)?;
        self.expect('(')?;
        let variable = self.word()?;
        self.expect(':')?;
        let outer = self.variable.replace(variable);
        let inner = self.any()?;
        self.variable = outer;
        self.expect(')')?;
        Ok(JsonFilter::Any(list, Box::new(inner)))
    }

    /// A path whose first name the type has, or that starts at the lambda's variable.
    fn path(&self, path: &str) -> ApiResult<String> {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        if self.variable.as_deref() == Some(first) {
            return Ok(rest.to_owned());
        }
        let is_known = self.properties.iter().any(|known| known.eq_ignore_ascii_case(first));
        if is_known { Ok(path.to_owned()) } else { Err(ApiError::unknown_property(path, self.type_name)) }
    }

    fn literal(&mut self) -> ApiResult<Value> {
        if !self.symbol('\'') {
            return match self.word()?.as_str() {
                "true" => Ok(Value::Bool(true)),
                "false" => Ok(Value::Bool(false)),
                "null" => Ok(Value::Null),
                word => word.parse::<i64>().map(Value::from).map_err(|_| self.syntax_error()),
            };
        }
        let mut text = String::new();
        loop {
            let (part, rest) = self.rest.split_once('\'').ok_or_else(|| self.syntax_error())?;
            text.push_str(part);
            self.rest = rest;
            match self.rest.strip_prefix('\'') {
                Some(rest) => {
                    text.push('\'');
                    self.rest = rest;
                }
                None => break,
            }
        }
        self.rest = self.rest.trim_start();
        Ok(Value::String(text))
    }

    fn word(&mut self) -> ApiResult<String> {
        let end = self.rest.find(|symbol: char| symbol.is_whitespace() || "(),':".contains(symbol));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err(self.syntax_error());
        }
        self.rest = rest.trim_start();
        Ok(word.to_owned())
    }

    fn keyword(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        match rest.filter(|rest| rest.starts_with(|next: char| next.is_whitespace() || next == '(')) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn symbol(&mut self, wanted: char) -> bool {
        let Some(rest) = self.rest.strip_prefix(wanted) else {
            return false;
        };
        // Space inside quotes counts, elsewhere it does not.
        self.rest = if wanted == '\'' { rest } else { rest.trim_start() };
        true
    }

    fn expect(&mut self, wanted: char) -> ApiResult<()> {
        if self.symbol(wanted) { Ok(()) } else { Err(self.syntax_error()) }
    }

    fn syntax_error(&self) -> ApiError {
        ApiError::bad_request(format!("Invalid filter clause: Syntax error in '{}'.", self.source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn meets(filter: &str) -> bool {
        let item = json!({
            "displayName": "Ada O'Neill", "jobTitle": null, "isFavorite": true,
            "emailAddresses": [{ "address": "ada@contoso.com" }, { "address": "ada@home.example" }],
        });
        let properties = ["displayName", "jobTitle", "isFavorite", "emailAddresses"];
        JsonFilter::parse(filter, &properties, "contact").unwrap().matches(&item)
    }

    #[test]
    fn texts_are_compared_without_their_letter_case() {
        assert!(meets("startswith(displayName,'ada')"));
        assert!(meets("displayName eq 'ADA o''neill'"));
        assert!(!meets("endswith(displayName, 'ada') or isFavorite eq false"));
        assert!(meets("not contains(displayName,'x') and (jobTitle eq null)"));
    }

    #[test]
    fn a_lambda_asks_the_elements_of_a_list() {
        assert!(meets("emailAddresses/any(a:a/address eq 'ada@home.example')"));
        assert!(!meets("emailAddresses/any(a: startswith(a/address,'ben'))"));
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        for text in [
            "",
            "displayName",
            "displayName eq",
            "colour eq 'red'",
            "displayName eq 'open",
            "(isFavorite eq true",
        ] {
            let parsed = JsonFilter::parse(text, &["displayName", "isFavorite"], "contact");
            assert_eq!(parsed.map_err(|error| error.status), Err(400), "{text}");
        }
    }
}
