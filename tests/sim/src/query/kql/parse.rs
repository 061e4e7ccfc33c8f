//! Reading KQL.
//!
//! Side by side, words and properties must all be met; of the same property repeated, one is enough, as KQL has it.
//! `AND`, `OR` and `NOT` are operators in capitals only; `NEAR` counts as `AND`.

use super::dates::Comparison;
use super::properties::{is_property, property, scoped};
use super::{Node, Phrase};
use crate::error::{ApiError, ApiResult};

/// How deep brackets may nest.
const MAX_DEPTH: usize = 40;
const COMPARISONS: [(&str, Comparison); 6] = [
    (">=", Comparison::From),
    ("<=", Comparison::UpTo),
    (">", Comparison::Above),
    ("<", Comparison::Below),
    (":", Comparison::Is),
    ("=", Comparison::Is),
];
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A word, a phrase, or a property with its value.
    Term(Node),
}

pub(super) fn parse(text: &str) -> ApiResult<Node> {
    parse_within(text, 0)
}

/// Reads a query so many brackets of properties deep.
fn parse_within(text: &str, depth: usize) -> ApiResult<Node> {
    if depth > MAX_DEPTH {
        return Err(refuse(text));
    }
    let tokens = tokens(text, depth)?;
    if tokens.is_empty() {
        return Err(ApiError::bad_request("The search query is empty."));
    }
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), source: text, depth: 0 };
    let node = parser.any()?;
    if parser.tokens.next().is_some() { Err(refuse(text)) } else { Ok(node) }
}

fn refuse(text: &str) -> ApiError {
    ApiError::bad_request(format!("Syntax error in the search query '{text}'."))
}

fn tokens(text: &str, depth: usize) -> ApiResult<Vec<Token>> {
    let (mut found, mut rest) = (Vec::new(), text.trim_start());
    while let Some(symbol) = rest.chars().next() {
        let after = rest.get(symbol.len_utf8()..).unwrap_or_default();
        rest = match symbol {
            '(' => {
                found.push(Token::Open);
                after
            }
            ')' => {
                found.push(Token::Close);
                after
            }
            '-' if after.starts_with(|next: char| !next.is_whitespace()) => {
                found.push(Token::Not);
                after
            }
            '+' => after,
            _ => {
                let (token, after) = term(rest, text, depth)?;
                found.extend(token);
                after
            }
        };
        rest = rest.trim_start();
    }
    Ok(found)
}

/// A word, phrase or property at the start of a text, and what follows it.
fn term<'a>(text: &'a str, source: &str, depth: usize) -> ApiResult<(Option<Token>, &'a str)> {
    if text.starts_with('"') {
        let (phrase, rest) = value(text, source)?;
        return Ok((Phrase::of(&phrase).map(|phrase| Token::Term(Node::Text(phrase))), rest));
    }
    let name_end = text.find(|symbol: char| !symbol.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (name, after) = text.split_at_checked(name_end).unwrap_or((text, ""));
    let operator = COMPARISONS
        .iter()
        .find_map(|(sign, comparison)| after.strip_prefix(sign).map(|rest| (*comparison, rest)));
    if let Some((comparison, rest)) = operator
        && is_property(name)
    {
        if let Some((inner, rest)) = bracketed(rest) {
            let inner = parse_within(inner, depth + 1)?;
            return Ok((Some(Token::Term(scoped(inner, name))), rest));
        }
        let (wanted, rest) = value(rest.trim_start(), source)?;
        let node = property(&name.to_ascii_lowercase(), comparison, &wanted);
        return node.map(|node| (Some(Token::Term(node)), rest)).ok_or_else(|| refuse(source));
    }
    let end = text.find(|symbol: char| symbol.is_whitespace() || "()\"".contains(symbol));
    let (word, rest) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    let token = match word {
        "AND" => Some(Token::And),
        "OR" => Some(Token::Or),
        "NOT" => Some(Token::Not),
        _ if is_near(word) => return Ok((Some(Token::And), after_brackets(rest))),
        _ => Phrase::of(word).map(|phrase| Token::Term(Node::Text(phrase))),
    };
    Ok((token, rest))
}

fn is_near(word: &str) -> bool {
    matches!(word, "NEAR" | "ONEAR")
}

/// `NEAR(8)` says how near; here near is anywhere.
fn after_brackets(rest: &str) -> &str {
    let inner = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inner.map_or(rest, |(_, rest)| rest)
}

/// What stands in the brackets at the start of a text, and what follows them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('(')?;
    let mut depth = 1_usize;
    for (at, symbol) in inside.char_indices() {
        match symbol {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inside.get(..at)?, inside.get(at + 1..)?));
        }
    }
    None
}

/// A value in quotes, or up to the next space or bracket.
fn value<'a>(text: &'a str, source: &str) -> ApiResult<(String, &'a str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (inside, rest) = quoted.split_once('"').ok_or_else(|| refuse(source))?;
        let (star, rest) = rest.strip_prefix('*').map_or(("", rest), |rest| ("*", rest));
        return Ok((format!("{inside}{star}"), rest));
    }
    let end = text.find(|symbol: char| symbol.is_whitespace() || "()\"".contains(symbol));
    let (value, rest) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    Ok((value.to_owned(), rest))
}

struct Parser<'a> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    source: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> ApiResult<Node> {
        let mut parts = vec![self.all()?];
        while self.tokens.next_if_eq(&Token::Or).is_some() {
            parts.push(self.all()?);
        }
        Ok(joined(parts, Node::Any))
    }

    fn all(&mut self) -> ApiResult<Node> {
        let mut groups: Vec<Vec<Node>> = vec![vec![self.one()?]];
        loop {
            let is_joined = match self.tokens.peek() {
                None | Some(Token::Or | Token::Close) => break,
                Some(Token::And) => self.tokens.next().is_some(),
                Some(_) => false,
            };
            let part = self.one()?;
            match groups
                .iter_mut()
                .find(|group| !is_joined && group.first().is_some_and(|held| alike(held, &part)))
            {
                Some(group) => group.push(part),
                None => groups.push(vec![part]),
            }
        }
        Ok(joined(groups.into_iter().map(|group| joined(group, Node::Any)).collect(), Node::All))
    }

    fn one(&mut self) -> ApiResult<Node> {
        self.depth += 1;
        let node = match self.tokens.next() {
            _ if self.depth > MAX_DEPTH => return Err(refuse(self.source)),
            Some(Token::Not) => Node::Not(Box::new(self.one()?)),
            Some(Token::Open) => {
                let inner = self.any()?;
                self.tokens.next_if_eq(&Token::Close).ok_or_else(|| refuse(self.source))?;
                inner
            }
            Some(Token::Term(node)) => node,
            _ => return Err(refuse(self.source)),
        };
        self.depth -= 1;
        Ok(node)
    }
}

/// Whether both ask for the same property.
fn alike(left: &Node, right: &Node) -> bool {
    matches!((left, right), (Node::Property(left, _), Node::Property(right, _)) if left == right)
}

fn joined(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    if parts.len() > 1 { join(parts) } else { parts.pop().unwrap_or(Node::Nothing) }
}
