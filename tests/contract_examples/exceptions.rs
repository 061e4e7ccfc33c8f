//! Where the documentation is wrong or says what no type holds, one by one.

use serde_json::{Value, json};

/// Mends the mistakes of an example.
pub(crate) fn correct(id: &str, example: &mut Value) {
    match id {
        // A boolean spelled as text; what a client sends must be a boolean, and no service was seen to answer so.
        "get-v1-0-me-mailfolders-id-messages-delta-6" => {
            example["responseBody"]["value"][1]["isRead"] = json!(true);
        }
        // The message stands alone, where the action wants it as its parameter.
        "post-v1-0-me-sendmail" => {
            let message = example["requestBody"].take();
            example["requestBody"] = json!({ "message": message });
        }
        _ => {}
    }
}

/// Operations of other services, which examples of batches ask for.
pub(crate) const NOT_MAIL: &[(&str, &str)] = &[
    ("PATCH", "/me"),
    ("GET", "/me/memberOf"),
    ("GET", "/me/planner/tasks"),
    ("DELETE", "/groups/0e226165-c685-41ce-8bfc-df8360ab325d"),
    ("POST", "/users/161ab652-cdbc-490d-82a4-0ada1f0db247/getPasswordSingleSignOnCredentials"),
    ("GET", "users?$select=id,displayName,userPrincipalName&$filter=city eq null&$count=true"),
];

/// What examples hold and types leave out on purpose: type, place, reason.
pub(crate) const LEFT_OUT: &[(&str, &str, &str)] = &[
    ("WholeMessage", "createDateTime", "a slip of the pen for createdDateTime"),
    ("SearchResponse", "hitsContainers/hits/resource/createdDateTime", "a hit is read as a row of the list"),
    (
        "SearchResponse",
        "hitsContainers/hits/resource/lastModifiedDateTime",
        "a hit is read as a row of the list",
    ),
    (
        "SearchResponse",
        "hitsContainers/hits/resource/id",
        "the hit's id, where its message comes without one",
    ),
];
