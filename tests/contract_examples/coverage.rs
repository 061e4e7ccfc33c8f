//! Which properties and values of the contract the types keep.

use std::collections::BTreeSet;

use outpost::model::*;

use super::compare::differences;
use super::contract;
use super::kinds::kind;
use super::schema::Schemas;

/// A type of the contract, the type that reads it, and the properties left out: in version 1.0, and further in beta.
const TYPES: &[(&str, &str, &[&str], &[&str])] = &[
    ("attachmentItem", "AttachmentItem", &[], &[]),
    ("attendee", "Attendee", &[], &[]),
    ("automaticRepliesMailTips", "AutomaticRepliesMailTips", &[], &[]),
    ("automaticRepliesSetting", "AutomaticRepliesSetting", &[], &[]),
    ("contact", "Contact", &[], CONTACT_OF_BETA),
    ("convertIdResult", "TranslatedId", &[], &[]),
    ("dateTimeTimeZone", "DateTimeTimeZone", &[], &[]),
    ("emailAddress", "EmailAddress", &[], &[]),
    ("event", "Event", ROWS_OF_ATTACHMENTS, &[]),
    ("eventMessage", "WholeMessage", ROWS_OF_EVENTS_ATTACHMENTS, &[]),
    ("eventMessageRequest", "WholeMessage", ROWS_OF_EVENTS_ATTACHMENTS, &[]),
    ("eventMessageResponse", "WholeMessage", ROWS_OF_EVENTS_ATTACHMENTS, &[]),
    ("fileAttachment", "WholeAttachment", &[], &[]),
    ("followupFlag", "Flag", &[], &[]),
    ("inferenceClassificationOverride", "InferenceOverride", &[], &[]),
    ("internetMessageHeader", "InternetMessageHeader", &[], &[]),
    ("itemAttachment", "WholeAttachment", &[], &[]),
    ("itemBody", "ItemBody", &[], &[]),
    ("localeInfo", "LocaleInfo", &[], &[]),
    ("location", "Location", &[], &[]),
    ("mailFolder", "WholeFolder", CONTENT_OF_FOLDERS, CONTENT_OF_FOLDERS_IN_BETA),
    ("mailSearchFolder", "WholeFolder", CONTENT_OF_SEARCH_FOLDERS, CONTENT_OF_SEARCH_FOLDERS_IN_BETA),
    ("mailTips", "MailTips", &[], &[]),
    ("mailboxSettings", "MailboxSettings", &[], &[]),
    ("mention", "Mention", &[], &[]),
    ("mentionsPreview", "MentionsPreview", &[], &[]),
    ("message", "WholeMessage", ROWS_OF_ATTACHMENTS, &[]),
    ("messageRule", "MessageRule", &[], &[]),
    ("messageRuleActions", "RuleActions", &[], &[]),
    ("messageRulePredicates", "RulePredicates", &[], &[]),
    ("multiValueLegacyExtendedProperty", "MultiValueExtendedProperty", &[], &[]),
    ("openTypeExtension", "OpenExtension", &[], &[]),
    ("outlookCategory", "OutlookCategory", &[], &[]),
    ("outlookGeoCoordinates", "Coordinates", &[], &[]),
    ("patternedRecurrence", "PatternedRecurrence", &[], &[]),
    ("person", "Person", &[], PERSON_OF_BETA),
    ("phone", "Phone", &[], &[]),
    ("physicalAddress", "PhysicalAddress", &[], &[]),
    ("profilePhoto", "ProfilePhoto", &[], &[]),
    ("recipient", "Recipient", &[], &[]),
    ("referenceAttachment", "WholeAttachment", &[], &[]),
    ("responseStatus", "ResponseStatus", &[], &[]),
    ("scoredEmailAddress", "ScoredEmailAddress", &[], &[]),
    ("searchHit", "SearchHit", HIT, HIT_OF_BETA),
    ("searchRequest", "SearchRequest", SEARCH, SEARCH_OF_BETA),
    ("searchResponse", "SearchResponse", ANSWER, ANSWER_OF_BETA),
    ("singleValueLegacyExtendedProperty", "ExtendedProperty", &[], &[]),
    ("sizeRange", "SizeRange", &[], &[]),
    ("timeSlot", "TimeSlot", &[], &[]),
    ("timeZoneInformation", "TimeZoneInformation", &[], &[]),
    ("uploadSession", "UploadSession", &[], &[]),
    ("user", "DirectoryUser", &["mailboxSettings"], &[]),
    ("userConfiguration", "UserConfiguration", &[], &[]),
    ("website", "Website", &[], &[]),
    ("workingHours", "WorkingHours", &[], &[]),
];

/// In the list of an item's attachments there is what the list shows; the rest is asked of the attachment.
const ROWS_OF_ATTACHMENTS: &[&str] = &["attachments/contentLocation", "attachments/lastModifiedDateTime"];
const ROWS_OF_EVENTS_ATTACHMENTS: &[&str] = &[
    "attachments/contentLocation",
    "attachments/lastModifiedDateTime",
    "event/attachments/contentLocation",
    "event/attachments/lastModifiedDateTime",
];
/// What a folder holds has operations of its own.
const CONTENT_OF_FOLDERS: &[&str] = &["messageRules", "messages"];
const CONTENT_OF_FOLDERS_IN_BETA: &[&str] = &["operations", "userConfigurations"];
const CONTENT_OF_SEARCH_FOLDERS: &[&str] =
    &["messageRules", "messages", "childFolders/messageRules", "childFolders/messages"];
const CONTENT_OF_SEARCH_FOLDERS_IN_BETA: &[&str] =
    &["operations", "userConfigurations", "childFolders/operations", "childFolders/userConfigurations"];
/// Beta has other contacts and people; the operations on them ask version 1.0.
const CONTACT_OF_BETA: &[&str] = &[
    "emailAddresses/otherLabel",
    "emailAddresses/type",
    "flag",
    "gender",
    "isFavorite",
    "phones",
    "postalAddresses",
    "websites",
    "weddingAnniversary",
];
const PERSON_OF_BETA: &[&str] = &["emailAddresses", "mailboxType", "sources", "title"];
/// What searches for files, sites and connectors have; and what is not asked of a search for mail.
const HIT: &[&str] = &["contentSource", "isCollapsed", "resultTemplateId"];
const HIT_OF_BETA: &[&str] = &["_id", "_score", "_summary", "sensitivityLabel"];
const SEARCH: &[&str] = &[
    "aggregationFilters",
    "aggregations",
    "collapseProperties",
    "contentSources",
    "fields",
    "query/queryTemplate",
    "region",
    "sortProperties",
];
const SEARCH_OF_BETA: &[&str] = &["stored_fields", "trimDuplicates"];
const ANSWER: &[&str] = &[
    "hitsContainers/aggregations",
    "hitsContainers/hits/contentSource",
    "hitsContainers/hits/isCollapsed",
    "hitsContainers/hits/resultTemplateId",
    "queryAlterationResponse",
];
const ANSWER_OF_BETA: &[&str] = &[
    "hitsContainers/hits/_id",
    "hitsContainers/hits/_score",
    "hitsContainers/hits/_summary",
    "hitsContainers/hits/sensitivityLabel",
];

/// Both versions, for the name of each.
fn versions() -> Option<[(&'static str, Schemas); 2]> {
    let folder = contract()?;
    let load =
        |version: &str| Schemas::load(&folder.join(format!("graph-mail-{version}.openapi.json"))).unwrap();
    Some([("v1.0", load("v1.0")), ("beta", load("beta"))])
}

#[test]
fn every_property_of_the_contract_is_kept_or_named_as_left_out() {
    let Some(versions) = versions() else { return };
    let mut wrong = Vec::new();
    let mut kept = 0;
    for (schema, name, v1, beta) in TYPES {
        let mut unused: BTreeSet<&str> = v1.iter().chain(*beta).copied().collect();
        for (version, schemas) in &versions {
            let full = schemas.full(schema);
            if full.as_object().is_none_or(serde_json::Map::is_empty) {
                continue;
            }
            kept += full.as_object().unwrap().len();
            let written = match (kind(name).again)(full.to_string().as_bytes()) {
                Ok(written) => written,
                Err(error) => {
                    wrong.push(format!("{version} {schema}: {name}: {error}"));
                    continue;
                }
            };
            for difference in differences(&full, &written) {
                let path = difference.split(": ").next().unwrap_or_default();
                let listed = v1.iter().chain(if *version == "beta" { *beta } else { &[] });
                match listed.copied().find(|left_out| path == *left_out) {
                    Some(left_out) => drop(unused.remove(left_out)),
                    None => wrong.push(format!("{version} {schema}: {name}: {difference}")),
                }
            }
        }
        wrong.extend(
            unused.iter().map(|path| format!("{schema}: {path} is kept after all, or not in the contract")),
        );
    }
    println!("{} types of the contract, {kept} properties in both versions", TYPES.len());
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// What `Enum::from` makes of a text, as text again, or nothing where it does not know it.
type Known = fn(&str) -> Option<String>;

macro_rules! enums {
    ($($schema:literal = $type:ident),+ $(,)?) => {
        [$(($schema, (|text| match $type::from(text) {
            $type::Other(_) => None,
            known => Some(known.as_str().to_owned()),
        }) as Known)),+]
    };
}

#[test]
fn every_value_of_the_contract_is_known() {
    let Some(versions) = versions() else { return };
    let enums = enums![
        "attachmentType" = AttachmentType,
        "attendeeType" = AttendeeType,
        "automaticRepliesStatus" = AutomaticRepliesStatus,
        "categoryColor" = CategoryColor,
        "dayOfWeek" = DayOfWeek,
        "delegateMeetingMessageDeliveryOptions" = DelegateDelivery,
        "eventType" = EventType,
        "exchangeIdFormat" = IdFormat,
        "externalAudienceScope" = ExternalAudience,
        "freeBusyStatus" = FreeBusyStatus,
        "importance" = ImportanceLevel,
        "inferenceClassificationType" = InferenceClass,
        "locationType" = LocationType,
        "locationUniqueIdType" = LocationUniqueIdType,
        "mailTipsType" = MailTipsOption,
        "meetingMessageType" = MeetingMessageType,
        "meetingRequestType" = MeetingRequestType,
        "messageActionFlag" = MessageActionFlag,
        "phoneType" = PhoneType,
        "physicalAddressType" = PhysicalAddressType,
        "recipientScopeType" = RecipientScope,
        "recurrencePatternType" = RecurrencePatternType,
        "recurrenceRangeType" = RecurrenceRangeType,
        "referenceAttachmentPermission" = ReferencePermission,
        "referenceAttachmentProvider" = ReferenceProvider,
        "responseType" = ResponseType,
        "sensitivity" = Sensitivity,
        "userPurpose" = UserPurpose,
        "websiteType" = WebsiteType,
        "weekIndex" = WeekIndex,
    ];
    for (schema, known) in enums {
        let mut values = 0;
        for (version, schemas) in &versions {
            for value in schemas.values(schema).iter().filter(|value| *value != "unknownFutureValue") {
                values += 1;
                assert!(known(value).is_some(), "{version} {schema}: {value} is not known");
            }
        }
        assert!(values > 0, "{schema} is not in the contract");
    }
}
