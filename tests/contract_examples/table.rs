//! Which type stands for the body of which request and response.

/// What a body holds; types by their names in Rust.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body {
    /// Nothing in JSON.
    None,
    /// One value of a type.
    One(&'static str),
    /// A collection: `{"value":[…]}`.
    Page(&'static str),
    /// A page of changes: values of a type, or what says that one is gone.
    Changes(&'static str),
    /// The parameters of an action: those of a type of `model`, alone or in a list; all others are plain values.
    Parameters(&'static [(&'static str, &'static str)]),
    /// Requests or responses in one.
    Batch,
}

use Body::{Batch, Changes, None, One, Page, Parameters};

const MESSAGE_AND_COMMENT: Body = Parameters(&[("message", "NewMessage"), ("toRecipients", "Recipient")]);
const PLAIN: Body = Parameters(&[]);

/// Method, path below the mailbox in lower case (`*` for an id), request, response. The first that fits counts.
pub(crate) const ROWS: &[(&str, &str, Body, Body)] = &[
    ("GET", "contacts", None, Page("Contact")),
    ("GET", "inferenceclassification/overrides", None, Page("InferenceOverride")),
    ("GET", "mailboxsettings/workinghours", None, One("WorkingHours")),
    ("GET", "mailfolders", None, Page("WholeFolder")),
    ("GET", "mailfolders/*", None, One("WholeFolder")),
    ("GET", "mailfolders/*/childfolders", None, Page("WholeFolder")),
    ("GET", "mailfolders/*/messagerules", None, Page("MessageRule")),
    ("GET", "mailfolders/*/messagerules/*", None, One("MessageRule")),
    ("GET", "mailfolders/*/messages", None, Page("WholeMessage")),
    ("GET", "mailfolders/*/messages/delta", None, Changes("PartialMessage")),
    ("GET", "messages", None, Page("WholeMessage")),
    ("GET", "messages/*", None, One("WholeMessage")),
    ("GET", "messages/*/attachments/*", None, One("WholeAttachment")),
    ("GET", "messages/*/extensions/*", None, One("OpenExtension")),
    ("GET", "outlook/mastercategories", None, Page("OutlookCategory")),
    ("GET", "outlook/mastercategories/*", None, One("OutlookCategory")),
    ("GET", "outlook/supportedlanguages", None, Page("LocaleInfo")),
    ("GET", "outlook/supportedtimezones", None, Page("TimeZoneInformation")),
    ("GET", "people", None, Page("Person")),
    ("GET", "photo", None, One("ProfilePhoto")),
    ("PATCH", "mailboxsettings", One("MailboxSettingsPatch"), One("MailboxSettings")),
    ("PATCH", "mailfolders/*", One("SearchFolderPatch"), One("WholeFolder")),
    ("PATCH", "mailfolders/*/messagerules/*", One("RulePatch"), One("MessageRule")),
    ("PATCH", "messages/*", One("DraftPatch"), One("WholeMessage")),
    ("PATCH", "messages/*/extensions/*", One("OpenExtension"), One("OpenExtension")),
    ("PATCH", "outlook/mastercategories/*", One("CategoryPatch"), One("OutlookCategory")),
    ("POST", "$batch", Batch, Batch),
    ("POST", "getmailtips", PLAIN, Page("MailTips")),
    ("POST", "inferenceclassification/overrides", One("NewOverride"), One("InferenceOverride")),
    ("POST", "mailfolders/*/childfolders", One("NewSearchFolder"), One("WholeFolder")),
    ("POST", "mailfolders/*/messagerules", One("NewRule"), One("MessageRule")),
    ("POST", "mailfolders/*/updateallmessagesreadstate", PLAIN, None),
    ("POST", "messages", One("NewMessage"), One("WholeMessage")),
    ("POST", "messages/*/attachments", One("NewAttachment"), One("WholeAttachment")),
    (
        "POST",
        "messages/*/attachments/createuploadsession",
        Parameters(&[("AttachmentItem", "AttachmentItem")]),
        One("UploadSession"),
    ),
    ("POST", "messages/*/createforward", MESSAGE_AND_COMMENT, One("WholeMessage")),
    ("POST", "messages/*/createreply", MESSAGE_AND_COMMENT, One("WholeMessage")),
    ("POST", "messages/*/createreplyall", MESSAGE_AND_COMMENT, One("WholeMessage")),
    ("POST", "messages/*/extensions", One("OpenExtension"), One("OpenExtension")),
    ("POST", "messages/*/forward", MESSAGE_AND_COMMENT, None),
    ("POST", "messages/*/markasjunk", PLAIN, One("WholeMessage")),
    ("POST", "messages/*/move", PLAIN, One("WholeMessage")),
    ("POST", "messages/*/reply", MESSAGE_AND_COMMENT, None),
    ("POST", "messages/*/replyall", MESSAGE_AND_COMMENT, None),
    ("POST", "messages/*/reportmessage", PLAIN, One("WholeMessage")),
    ("POST", "outlook/mastercategories", One("NewCategory"), One("OutlookCategory")),
    ("POST", "search/query", Parameters(&[("requests", "SearchRequest")]), Page("SearchResponse")),
    ("POST", "sendmail", Parameters(&[("message", "NewMessage")]), None),
];

/// What stands in the bodies of a request, if the table knows it.
pub(crate) fn bodies(method: &str, url: &str) -> Option<(Body, Body)> {
    let path = path_below_mailbox(url);
    let row = ROWS.iter().find(|(of, pattern, ..)| *of == method && fits(pattern, &path))?;
    Some((row.2, row.3))
}

/// The segments of a path below `/me` or `/users/{id}`, keys in parentheses as segments of their own.
fn path_below_mailbox(url: &str) -> Vec<String> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.replace("('", "/").replace("')", "").to_lowercase();
    // The standard of time zones is a parameter, not a key.
    let path = path.split_once("(timezonestandard").map_or(path.as_str(), |(path, _)| path);
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    for prefix in ["api", "v1.0", "v2.0", "beta", "me"] {
        if segments.first() == Some(&prefix) {
            segments.remove(0);
        }
    }
    if segments.first() == Some(&"users") && segments.len() > 2 {
        segments.drain(..2);
    }
    segments.into_iter().map(str::to_owned).collect()
}

fn fits(pattern: &str, path: &[String]) -> bool {
    let pattern: Vec<&str> = pattern.split('/').collect();
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(want, have)| *want == "*" || want == have)
}
