//! Every type of `model` that stands for JSON, under its name, so that tests can go through all of them.

use std::fmt::Debug;

use outpost::model::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Decodes, encodes, and sees to it that what was encoded decodes to the same.
type Again = fn(&[u8]) -> Result<Value, serde_json::Error>;

/// A type with what tests need of it.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// Its name in Rust.
    pub(crate) name: &'static str,
    /// There and back.
    pub(crate) again: Again,
}

/// Fails unless `value` is the same after encoding and decoding. Gives what was encoded.
pub(crate) fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Value {
    let text = serde_json::to_string(value).expect("encodes");
    let back: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&back, value, "{text}");
    serde_json::from_str(&text).expect("is JSON")
}

fn again<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    json: &[u8],
) -> Result<Value, serde_json::Error> {
    serde_json::from_slice::<T>(json).map(|value| round_trips(&value))
}

macro_rules! kinds {
    ($($type:ident),+ $(,)?) => {
        /// All of them.
        pub(crate) const KINDS: &[Kind] = &[$(Kind { name: stringify!($type), again: again::<$type> }),+];
    };
}

kinds![
    AttachedItem,
    AttachedMessage,
    Attachment,
    AttachmentDetails,
    AttachmentItem,
    Attendee,
    AutomaticRepliesMailTips,
    AutomaticRepliesSetting,
    CategoryPatch,
    Contact,
    Coordinates,
    DateTimeTimeZone,
    DirectoryUser,
    DraftPatch,
    EmailAddress,
    Event,
    EventMessage,
    ExtendedProperty,
    Flag,
    FolderDetails,
    FolderPatch,
    FollowupFlag,
    InferenceOverride,
    InternetMessageHeader,
    ItemBody,
    LocaleInfo,
    Location,
    MailFolder,
    MailTips,
    MailboxSettings,
    MailboxSettingsPatch,
    Mention,
    MentionsPreview,
    Message,
    MessageDetails,
    MessagePatch,
    MessageRule,
    MultiValueExtendedProperty,
    NestedAttachments,
    NewAttachment,
    NewCategory,
    NewContact,
    NewEvent,
    NewFolder,
    NewItem,
    NewMention,
    NewMessage,
    NewOverride,
    NewRule,
    NewSearchFolder,
    OpenExtension,
    OutlookCategory,
    OverridePatch,
    PartialFolder,
    PartialMessage,
    PatternedRecurrence,
    Person,
    Phone,
    PhysicalAddress,
    ProfilePhoto,
    Recipient,
    ResponseStatus,
    RuleActions,
    RulePatch,
    RulePredicates,
    ScoredEmailAddress,
    SearchFolderPatch,
    SearchHit,
    SearchHits,
    SearchRequest,
    SearchResponse,
    SizeRange,
    TimeSlot,
    TimeZoneBase,
    TimeZoneInformation,
    TimeZoneOffset,
    TranslatedId,
    UploadSession,
    User,
    UserConfiguration,
    Website,
    WholeAttachment,
    WholeFolder,
    WholeMessage,
    WorkingHours,
];

/// The type of this name.
pub(crate) fn kind(name: &str) -> Kind {
    *KINDS.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("no type is called {name}"))
}
