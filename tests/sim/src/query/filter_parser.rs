//! Reading `$filter`: words, brackets, operators, literals.

use super::filter::{Filter, Literal, Operator, Property, TextTest};
use crate::clock;
use crate::error::{ApiError, ApiResult};

/// How deep brackets may nest.
const MAX_DEPTH: usize = 40;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Open,
    Close,
    Comma,
}

/// Reads a whole filter.
pub(super) fn parse(text: &str) -> ApiResult<Filter> {
    let mut parser = Parser { tokens: tokens(text)?.into_iter().peekable(), source: text, depth: 0 };
    let filter = parser.any()?;
    match parser.tokens.next() {
        None => Ok(filter),
        Some(_) => Err(parser.syntax_error()),
    }
}

fn tokens(text: &str) -> ApiResult<Vec<Token>> {
    let mut found = Vec::new();
    let mut symbols = text.chars().peekable();
    while let Some(symbol) = symbols.next() {
        match symbol {
            '(' => found.push(Token::Open),
            ')' => found.push(Token::Close),
            ',' => found.push(Token::Comma),
            '\'' => found.push(Token::Text(quoted(&mut symbols).ok_or_else(|| syntax_error(text))?)),
            _ if symbol.is_whitespace() => {}
            _ => {
                let mut word = String::from(symbol);
                while let Some(next) =
                    symbols.next_if(|next| !next.is_whitespace() && !"(),'".contains(*next))
                {
                    word.push(next);
                }
                found.push(Token::Word(word));
            }
        }
    }
    Ok(found)
}

/// The rest of a quoted text; a doubled quote stands for one.
fn quoted(symbols: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        match symbols.next()? {
            '\'' if symbols.next_if_eq(&'\'').is_some() => text.push('\''),
            '\'' => return Some(text),
            symbol => text.push(symbol),
        }
    }
}

fn syntax_error(source: &str) -> ApiError {
    ApiError::bad_request(format!("Invalid filter clause: Syntax error in '{source}'."))
}

struct Parser<'a> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    source: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> ApiResult<Filter> {
        let mut left = self.all()?;
        while self.take_word("or") {
            left = Filter::Or(Box::new(left), Box::new(self.all()?));
        }
        Ok(left)
    }

    fn all(&mut self) -> ApiResult<Filter> {
        let mut left = self.one()?;
        while self.take_word("and") {
            left = Filter::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> ApiResult<Filter> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ApiError::bad_request("The filter is nested too deeply."));
        }
        let filter = match self.next()? {
            Token::Open => {
                let inner = self.any()?;
                self.expect(&Token::Close)?;
                inner
            }
            Token::Word(word) if word.eq_ignore_ascii_case("not") => Filter::Not(Box::new(self.one()?)),
            Token::Word(word) => self.condition(&word)?,
            _ => return Err(self.syntax_error()),
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn condition(&mut self, word: &str) -> ApiResult<Filter> {
        match word.to_ascii_lowercase().as_str() {
            "startswith" => self.text_test(TextTest::StartsWith),
            "endswith" => self.text_test(TextTest::EndsWith),
            "contains" => self.text_test(TextTest::Contains),
            "categories/any" => self.category(),
            _ => self.comparison(word),
        }
    }

    fn comparison(&mut self, path: &str) -> ApiResult<Filter> {
        let property = property(path)?;
        let Token::Word(name) = self.next()? else {
            return Err(self.syntax_error());
        };
        let operator = match name.as_str() {
            "eq" => Operator::Eq,
            "ne" => Operator::Ne,
            "gt" => Operator::Gt,
            "ge" => Operator::Ge,
            "lt" => Operator::Lt,
            "le" => Operator::Le,
            _ => return Err(self.syntax_error()),
        };
        let literal = match self.next()? {
            Token::Text(text) => Literal::Text(text),
            Token::Word(word) => literal(&word).ok_or_else(|| self.syntax_error())?,
            _ => return Err(self.syntax_error()),
        };
        check_types(property, &literal)?;
        Ok(Filter::Compare(property, operator, literal))
    }

    fn text_test(&mut self, test: TextTest) -> ApiResult<Filter> {
        self.expect(&Token::Open)?;
        let Token::Word(path) = self.next()? else {
            return Err(self.syntax_error());
        };
        let property = property(&path)?;
        self.expect(&Token::Comma)?;
        let Token::Text(wanted) = self.next()? else {
            return Err(self.syntax_error());
        };
        self.expect(&Token::Close)?;
        check_types(property, &Literal::Text(String::new()))?;
        Ok(Filter::Text(test, property, wanted))
    }

    /// `categories/any(c:c eq 'Red')`, whose name is already read.
    fn category(&mut self) -> ApiResult<Filter> {
        self.expect(&Token::Open)?;
        let Token::Word(mut variable) = self.next()? else {
            return Err(self.syntax_error());
        };
        if variable.ends_with(':')
            && let Token::Word(rest) = self.next()?
        {
            variable.push_str(&rest);
        }
        let same = variable.split_once(':').is_some_and(|(declared, used)| declared == used);
        let equals = self.next()? == Token::Word("eq".to_owned());
        let Token::Text(wanted) = self.next()? else {
            return Err(self.syntax_error());
        };
        self.expect(&Token::Close)?;
        if same && equals { Ok(Filter::HasCategory(wanted)) } else { Err(self.syntax_error()) }
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let is_wanted =
            |token: &Token| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case(wanted));
        self.tokens.next_if(is_wanted).is_some()
    }

    fn expect(&mut self, wanted: &Token) -> ApiResult<()> {
        if self.next()? == *wanted { Ok(()) } else { Err(self.syntax_error()) }
    }

    fn next(&mut self) -> ApiResult<Token> {
        self.tokens.next().ok_or_else(|| syntax_error(self.source))
    }

    fn syntax_error(&self) -> ApiError {
        syntax_error(self.source)
    }
}

fn property(path: &str) -> ApiResult<Property> {
    let known = Property::ALL.into_iter().find(|property| property.path().eq_ignore_ascii_case(path));
    known.ok_or_else(|| ApiError::unknown_property(path, "message"))
}

fn literal(word: &str) -> Option<Literal> {
    match word {
        "true" => Some(Literal::Boolean(true)),
        "false" => Some(Literal::Boolean(false)),
        _ => clock::parse_iso(word).map(Literal::Moment),
    }
}

fn check_types(property: Property, literal: &Literal) -> ApiResult<()> {
    let held = match property {
        Property::IsRead | Property::IsDraft | Property::HasAttachments | Property::IsMentioned => {
            "Edm.Boolean"
        }
        Property::Received | Property::Sent => "Edm.DateTimeOffset",
        _ => "Edm.String",
    };
    let given = match literal {
        Literal::Boolean(_) => "Edm.Boolean",
        Literal::Moment(_) => "Edm.DateTimeOffset",
        Literal::Text(_) => "Edm.String",
    };
    if held == given {
        return Ok(());
    }
    let message = format!(
        "A binary operator with incompatible types was detected. Found operand types '{held}' and '{given}' \
         for operator kind 'Equal'."
    );
    Err(ApiError::bad_request(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_closer_than_or_and_brackets_closest() {
        let read = || Box::new(parse("isRead eq true").unwrap());
        let draft = || Box::new(parse("isDraft eq true").unwrap());
        let flagged = || Box::new(parse("flag/flagStatus eq 'flagged'").unwrap());
        let loose = parse("isRead eq true or isDraft eq true and flag/flagStatus eq 'flagged'").unwrap();
        assert_eq!(loose, Filter::Or(read(), Box::new(Filter::And(draft(), flagged()))));
        let tight = parse("(isRead eq true or isDraft eq true) and flag/flagStatus eq 'flagged'").unwrap();
        assert_eq!(tight, Filter::And(Box::new(Filter::Or(read(), draft())), flagged()));
    }

    #[test]
    fn a_doubled_quote_is_one() {
        let wanted = Filter::Compare(Property::Subject, Operator::Eq, Literal::Text("it's".into()));
        assert_eq!(parse("subject eq 'it''s'").unwrap(), wanted);
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        for text in [
            "",
            "isRead",
            "isRead eq",
            "isRead eq 'true'",
            "isRead is true",
            "colour eq 'red'",
            "(isRead eq true",
            "isRead eq true isDraft eq true",
            "subject eq 'open",
            "receivedDateTime ge yesterday",
            "startswith(subject)",
        ] {
            assert_eq!(parse(text).map_err(|error| error.status), Err(400), "{text}");
        }
        let deep = format!("{}isRead eq true{}", "(".repeat(100), ")".repeat(100));
        assert!(parse(&deep).is_err());
    }

    #[test]
    fn categories_are_asked_for_with_a_lambda() {
        let wanted = Filter::HasCategory("Red".into());
        assert_eq!(parse("categories/any(c:c eq 'Red')").unwrap(), wanted);
        assert_eq!(parse("categories/any(c: c eq 'Red')").unwrap(), wanted);
    }
}
