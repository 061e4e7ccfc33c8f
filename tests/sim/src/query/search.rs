//! `$search`: words that must occur, as a small part of KQL.

use crate::error::{ApiError, ApiResult};
use crate::model::{Address, NewMessage};
use crate::store::has_attachments;
use crate::text;

/// What to search for; every term must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Search {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    scope: Scope,
    /// In lower case.
    word: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Anywhere,
    Subject,
    Body,
    From,
    To,
    Cc,
    Bcc,
    Recipients,
    Participants,
    Attachment,
    HasAttachments,
}

const SCOPES: [(&str, Scope); 10] = [
    ("subject", Scope::Subject),
    ("body", Scope::Body),
    ("from", Scope::From),
    ("to", Scope::To),
    ("cc", Scope::Cc),
    ("bcc", Scope::Bcc),
    ("recipients", Scope::Recipients),
    ("participants", Scope::Participants),
    ("attachment", Scope::Attachment),
    ("hasattachments", Scope::HasAttachments),
];

impl Search {
    /// Reads a search in its double quotes.
    pub(crate) fn parse(text: &str) -> ApiResult<Search> {
        let inner =
            text.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text.trim());
        let terms: Vec<Term> =
            words(inner).into_iter().filter(|word| word != "and").map(|word| term(&word)).collect();
        if terms.is_empty() {
            return Err(ApiError::bad_request("The search query is empty."));
        }
        Ok(Search { terms })
    }

    pub(crate) fn matches(&self, message: &NewMessage) -> bool {
        self.terms.iter().all(|term| term.matches(message))
    }
}

impl Term {
    fn matches(&self, message: &NewMessage) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.word);
        let names = |address: &Address| has(&address.name) || has(&address.address);
        let received = || message.to.iter().chain(&message.cc).chain(&message.bcc).any(names);
        match self.scope {
            Scope::Subject => has(&message.subject),
            Scope::Body => has(&text::plain(&message.body)),
            Scope::From => message.from.as_ref().is_some_and(names),
            Scope::To => message.to.iter().any(names),
            Scope::Cc => message.cc.iter().any(names),
            Scope::Bcc => message.bcc.iter().any(names),
            Scope::Recipients => received(),
            Scope::Participants => message.from.as_ref().is_some_and(names) || received(),
            Scope::Attachment => message.attachments.iter().any(|attachment| has(&attachment.name)),
            Scope::HasAttachments => has_attachments(message) == (self.word == "true"),
            Scope::Anywhere => {
                has(&message.subject)
                    || message.from.as_ref().is_some_and(names)
                    || received()
                    || has(&text::plain(&message.body))
            }
        }
    }
}

fn term(word: &str) -> Term {
    let plain = |text: &str| text.replace(['"', '\\', '(', ')', '*'], "");
    if let Some((name, value)) = word.split_once(':')
        && let Some((_, scope)) = SCOPES.iter().find(|(known, _)| *known == name)
    {
        return Term { scope: *scope, word: plain(value) };
    }
    Term { scope: Scope::Anywhere, word: plain(word) }
}

/// Words in lower case; what stands in inner quotes is one word.
fn words(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for symbol in text.to_lowercase().replace("\\\"", "\"").chars() {
        match symbol {
            '"' => quoted = !quoted,
            _ if symbol.is_whitespace() && !quoted => found.push(String::new()),
            _ => {
                if let Some(word) = found.last_mut() {
                    word.push(symbol);
                }
            }
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_properties_and_phrases_are_terms() {
        let search = Search::parse("\"budget subject:\\\"next year\\\" AND from:ada\"").unwrap();
        let term = |scope, word: &str| Term { scope, word: word.into() };
        let wanted =
            [term(Scope::Anywhere, "budget"), term(Scope::Subject, "next year"), term(Scope::From, "ada")];
        assert_eq!(search.terms, wanted);
    }

    #[test]
    fn an_empty_search_is_refused() {
        assert!(Search::parse("\"\"").is_err());
    }
}
