//! Rules as JSON.

use serde_json::{Value, json};

use super::{Object, names, read};
use crate::error::{ApiError, ApiResult};
use crate::model::{Address, Importance};
use crate::personal::rule::{ACTION_FLAGS, PREDICATES, SENSITIVITIES};
use crate::personal::rule::{Actions, Predicate, PredicateKind, Rule, Wanted};
use crate::store::{FolderKey, Mailbox};

const WRITABLE: [&str; 6] = ["displayName", "sequence", "isEnabled", "conditions", "exceptions", "actions"];

/// What a client wants a rule to be; what is absent stays.
#[derive(Debug, Clone, Default)]
pub(crate) struct RuleChanges {
    name: Option<String>,
    pub(crate) sequence: Option<i32>,
    is_enabled: Option<bool>,
    conditions: Option<Vec<Predicate>>,
    exceptions: Option<Vec<Predicate>>,
    actions: Option<Actions>,
}

impl RuleChanges {
    /// Reads the properties of a rule.
    pub(crate) fn read(fields: &Object, mailbox: &Mailbox) -> ApiResult<RuleChanges> {
        let mut changes = RuleChanges::default();
        for (name, value) in fields.iter().filter(|(name, _)| !name.contains('@')) {
            match name.as_str() {
                "displayName" => changes.name = Some(display_name(value)?),
                "sequence" => changes.sequence = Some(sequence(value)?),
                "isEnabled" => changes.is_enabled = Some(read::boolean(name, value)?),
                "conditions" => changes.conditions = Some(predicates(name, value)?),
                "exceptions" => changes.exceptions = Some(predicates(name, value)?),
                "actions" => changes.actions = Some(actions(value, mailbox)?),
                "id" | "hasError" | "isReadOnly" => {
                    let message = format!("The property '{name}' is read-only and cannot be set.");
                    return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
                }
                _ => return Err(read::unknown(name, "messageRule")),
            }
        }
        Ok(changes)
    }

    /// A new rule, when everything it needs is there.
    pub(crate) fn into_new(self, id: String) -> ApiResult<Rule> {
        let (Some(name), Some(sequence), Some(actions)) = (self.name, self.sequence, self.actions) else {
            return Err(refuse("A rule needs the properties displayName, sequence and actions."));
        };
        Ok(Rule {
            id,
            name,
            sequence,
            is_enabled: self.is_enabled.unwrap_or(true),
            is_read_only: false,
            conditions: self.conditions.unwrap_or_default(),
            exceptions: self.exceptions.unwrap_or_default(),
            actions,
        })
    }

    /// Makes a rule what the client wants it to be; conditions, exceptions and actions change as wholes.
    pub(crate) fn apply(self, rule: &mut Rule) {
        rule.name = self.name.unwrap_or_else(|| rule.name.clone());
        rule.sequence = self.sequence.unwrap_or(rule.sequence);
        rule.is_enabled = self.is_enabled.unwrap_or(rule.is_enabled);
        if let Some(conditions) = self.conditions {
            rule.conditions = conditions;
        }
        if let Some(exceptions) = self.exceptions {
            rule.exceptions = exceptions;
        }
        if let Some(actions) = self.actions {
            rule.actions = actions;
        }
    }
}

/// A rule for an answer.
pub(crate) fn write(rule: &Rule, mailbox: &Mailbox) -> Value {
    let mut object = Object::new();
    object.insert("id".to_owned(), json!(rule.id));
    object.insert("displayName".to_owned(), json!(rule.name));
    object.insert("sequence".to_owned(), json!(rule.sequence));
    object.insert("isEnabled".to_owned(), json!(rule.is_enabled));
    object.insert("hasError".to_owned(), json!(rule.has_error(mailbox)));
    object.insert("isReadOnly".to_owned(), json!(rule.is_read_only));
    for (name, predicates) in [("conditions", &rule.conditions), ("exceptions", &rule.exceptions)] {
        if !predicates.is_empty() {
            let fields = predicates.iter().map(|held| (held.name.to_owned(), wanted_value(&held.wanted)));
            object.insert(name.to_owned(), Value::Object(fields.collect()));
        }
    }
    object.insert("actions".to_owned(), write_actions(&rule.actions, mailbox));
    Value::Object(object)
}

/// The properties `$select` can name.
pub(crate) fn properties() -> Vec<&'static str> {
    WRITABLE.into_iter().chain(["id", "hasError", "isReadOnly"]).collect()
}

fn refuse(message: &str) -> ApiError {
    ApiError::invalid_request(message)
}

fn display_name(value: &Value) -> ApiResult<String> {
    let name = read::text("displayName", value)?;
    if name.trim().is_empty() { Err(refuse("A rule needs a display name.")) } else { Ok(name) }
}

fn sequence(value: &Value) -> ApiResult<i32> {
    let number = whole("sequence", value)?;
    if number < 0 { Err(refuse("The sequence of a rule cannot be negative.")) } else { Ok(number) }
}

fn whole(name: &str, value: &Value) -> ApiResult<i32> {
    value.as_i64().and_then(|number| i32::try_from(number).ok()).ok_or_else(|| read::wrong(name))
}

fn predicates(name: &str, value: &Value) -> ApiResult<Vec<Predicate>> {
    if value.is_null() {
        return Ok(Vec::new());
    }
    let known: Vec<&str> = PREDICATES.iter().map(|(name, _)| *name).collect();
    let fields = read::fields_of(name, value, &known, "messageRulePredicates")?;
    let given = fields.iter().filter(|(_, value)| !value.is_null());
    let found = given.filter_map(|(name, value)| {
        let (name, kind) = PREDICATES.iter().find(|(known, _)| known == name)?;
        Some(wanted(name, *kind, value).map(|wanted| Predicate { name, wanted }))
    });
    found.collect()
}

fn wanted(name: &str, kind: PredicateKind, value: &Value) -> ApiResult<Wanted> {
    Ok(match kind {
        PredicateKind::Words => Wanted::Words(words(name, value)?),
        PredicateKind::People => Wanted::People(people(name, value)?),
        PredicateKind::Fact => Wanted::Fact(read::boolean(name, value)?),
        PredicateKind::Importance => Wanted::Importance(read::member(name, value, names::read_importance)?),
        PredicateKind::Sensitivity => Wanted::Member(member(name, value, &SENSITIVITIES)?),
        PredicateKind::ActionFlag => Wanted::Member(member(name, value, &ACTION_FLAGS)?),
        PredicateKind::Size => size(name, value)?,
    })
}

fn member(name: &str, value: &Value, known: &[&'static str]) -> ApiResult<&'static str> {
    read::member(name, value, |text| known.iter().find(|known| known.eq_ignore_ascii_case(text)).copied())
}

fn words(name: &str, value: &Value) -> ApiResult<Vec<String>> {
    let words: Vec<String> =
        read::array(name, value)?.iter().map(|word| read::text(name, word)).collect::<ApiResult<_>>()?;
    if words.is_empty() || words.iter().any(String::is_empty) {
        return Err(refuse(&format!(
            "The property '{name}' of a rule needs at least one text, and none empty."
        )));
    }
    Ok(words)
}

fn people(name: &str, value: &Value) -> ApiResult<Vec<Address>> {
    let people = read::addresses(name, value)?;
    if people.is_empty() || people.iter().any(|person| !person.address.contains('@')) {
        return Err(refuse(&format!("The property '{name}' of a rule needs SMTP addresses.")));
    }
    Ok(people)
}

fn size(name: &str, value: &Value) -> ApiResult<Wanted> {
    let fields = read::fields_of(name, value, &["minimumSize", "maximumSize"], "sizeRange")?;
    let bound = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => whole(name, value).map(Some),
    };
    let (least, most) = (bound("minimumSize")?, bound("maximumSize")?);
    let negative = least.is_some_and(|least| least < 0) || most.is_some_and(|most| most < 0);
    if negative || least.zip(most).is_some_and(|(least, most)| least > most) {
        return Err(refuse("The size range of a rule is empty."));
    }
    Ok(Wanted::Size { least, most })
}

fn wanted_value(wanted: &Wanted) -> Value {
    match wanted {
        Wanted::Words(words) => json!(words),
        Wanted::People(people) => recipients(people),
        Wanted::Fact(is_so) => json!(is_so),
        Wanted::Importance(importance) => json!(names::importance(*importance)),
        Wanted::Member(member) => json!(member),
        Wanted::Size { least, most } => {
            let bounds = [("minimumSize", least), ("maximumSize", most)];
            let given =
                bounds.into_iter().filter_map(|(name, bound)| Some((name.to_owned(), json!((*bound)?))));
            Value::Object(given.collect())
        }
    }
}

fn actions(value: &Value, mailbox: &Mailbox) -> ApiResult<Actions> {
    const KNOWN: [&str; 11] = [
        "moveToFolder",
        "copyToFolder",
        "delete",
        "permanentDelete",
        "forwardTo",
        "forwardAsAttachmentTo",
        "redirectTo",
        "assignCategories",
        "markAsRead",
        "markImportance",
        "stopProcessingRules",
    ];
    let mut actions = Actions::default();
    for (name, value) in read::fields_of("actions", value, &KNOWN, "messageRuleActions")? {
        if value.is_null() || name.contains('@') {
            continue;
        }
        match name.as_str() {
            "moveToFolder" => actions.move_to = Some(folder(name, value, mailbox)?),
            "copyToFolder" => actions.copy_to = Some(folder(name, value, mailbox)?),
            "delete" => actions.delete = Some(read::boolean(name, value)?),
            "permanentDelete" => actions.permanent_delete = Some(read::boolean(name, value)?),
            "forwardTo" => actions.forward_to = people(name, value)?,
            "forwardAsAttachmentTo" => actions.forward_as_attachment_to = people(name, value)?,
            "redirectTo" => actions.redirect_to = people(name, value)?,
            "assignCategories" => actions.categories = words(name, value)?,
            "markAsRead" => actions.mark_as_read = Some(read::boolean(name, value)?),
            "markImportance" => {
                let importance: Importance = read::member(name, value, names::read_importance)?;
                actions.mark_importance = Some(importance);
            }
            _ => actions.stop = Some(read::boolean(name, value)?),
        }
    }
    if actions == Actions::default() {
        return Err(refuse("A rule needs at least one action."));
    }
    Ok(actions)
}

fn folder(name: &str, value: &Value, mailbox: &Mailbox) -> ApiResult<FolderKey> {
    let resolved = mailbox.resolve_folder(&read::text(name, value)?);
    resolved.map_err(|error| match error.status {
        404 => refuse(&format!("The folder of the action '{name}' does not exist.")),
        _ => error,
    })
}

fn write_actions(actions: &Actions, mailbox: &Mailbox) -> Value {
    let mut object = Object::new();
    let folders = [("moveToFolder", actions.move_to), ("copyToFolder", actions.copy_to)];
    let facts = [
        ("delete", actions.delete),
        ("permanentDelete", actions.permanent_delete),
        ("markAsRead", actions.mark_as_read),
        ("stopProcessingRules", actions.stop),
    ];
    let people = [
        ("forwardTo", &actions.forward_to),
        ("forwardAsAttachmentTo", &actions.forward_as_attachment_to),
        ("redirectTo", &actions.redirect_to),
    ];
    let written = folders
        .into_iter()
        .filter_map(|(name, folder)| Some((name, json!(mailbox.folder_id(folder?)))))
        .chain(facts.into_iter().filter_map(|(name, fact)| Some((name, json!(fact?)))))
        .chain(
            people
                .into_iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(name, list)| (name, recipients(list))),
        );
    object.extend(written.map(|(name, value)| (name.to_owned(), value)));
    if !actions.categories.is_empty() {
        object.insert("assignCategories".to_owned(), json!(actions.categories));
    }
    if let Some(importance) = actions.mark_importance {
        object.insert("markImportance".to_owned(), json!(names::importance(importance)));
    }
    Value::Object(object)
}

fn recipients(people: &[Address]) -> Value {
    people
        .iter()
        .map(|person| json!({ "emailAddress": { "name": person.name, "address": person.address } }))
        .collect()
}
