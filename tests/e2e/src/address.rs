//! The addresses of places in the app, as a link from elsewhere would write them.

use std::fmt::Write;

use graph_sim::{Method, Request, Simulator, UserId};

use crate::failure::{Because, Outcome};

/// Folders that an address names by a word instead of an id.
const WELL_KNOWN: [(&str, &str); 6] = [
    ("Inbox", "inbox"),
    ("Drafts", "drafts"),
    ("Sent Items", "sentitems"),
    ("Archive", "archive"),
    ("Deleted Items", "deleteditems"),
    ("Junk Email", "junkemail"),
];

/// How an address names the folder at `path`.
pub(crate) fn folder(simulator: &mut Simulator, user: UserId, path: &str) -> Outcome<String> {
    let token = simulator.issue_token(user, 60_000);
    let mut at = String::from("msgfolderroot");
    for (depth, name) in path.split('/').enumerate() {
        let known = WELL_KNOWN.iter().find(|(known, _)| depth == 0 && *known == name);
        at = match known {
            Some((_, word)) => (*word).to_owned(),
            None => child(simulator, &token, &at, name).because(format!("there is no folder {path}"))?,
        };
    }
    Ok(at)
}

/// The address of a message in a folder.
pub(crate) fn message(folder: &str, message: &str) -> String {
    format!("#/mail/{}/{}", segment(folder), segment(message))
}

/// The id of the folder `name` below `parent`, asked for as any client would.
fn child(simulator: &mut Simulator, token: &str, parent: &str, name: &str) -> Option<String> {
    let url = format!("/v1.0/me/mailFolders/{parent}/childFolders?$top=1000");
    let request =
        Request::new(Method::Get, url).with_token(token).with_header("Prefer", "IdType=\"ImmutableId\"");
    let now = simulator.now();
    let answer = simulator.handle(&request, now).answer()?.to_json()?;
    let found = answer["value"].as_array()?.iter().find(|folder| folder["displayName"] == name)?;
    Some(found["id"].as_str()?.to_owned())
}

/// Escapes what could end a segment of an address.
fn segment(text: &str) -> String {
    text.bytes().fold(String::new(), |mut written, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte) {
            written.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(written, "%{byte:02X}");
        }
        written
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_segment() {
        assert_eq!(message("inbox", "A/b+c= d"), "#/mail/inbox/A%2Fb%2Bc=%20d");
    }
}
