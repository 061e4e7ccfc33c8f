//! What a mailbox is: plain data with serde, in Graph's spelling.
//!
//! Read leniently: absent or `null` is the default, odd dates are none, what is not known is passed over, and text
//! enumerations keep values of the future. Written strictly: only what is set. What replaces whole objects (rules)
//! keeps what it does not know.

#[macro_use]
mod macros;
#[macro_use]
mod patch;

mod address;
mod attachment;
mod delta;
mod event;
mod flags;
mod folder;
mod id;
mod lenient;
mod message;
mod people;
mod rule;
mod search;
mod settings;
mod timestamp;
mod translated_id;
mod user_configuration;

pub use address::{EmailAddress, Recipient};
pub use attachment::{
    AttachedItem, AttachedMessage, Attachment, AttachmentDetails, AttachmentItem, AttachmentKind,
    AttachmentType, NestedAttachments, NewAttachment, NewItem, ReferencePermission, ReferenceProvider,
    UploadSession, WholeAttachment,
};
pub use delta::{DeltaItem, RemovalReason, Tracked};
pub use event::{
    Attendee, AttendeeType, Event, EventType, FreeBusyStatus, Location, LocationType, LocationUniqueIdType,
    NewEvent, PatternedRecurrence, RecurrencePattern, RecurrencePatternType, RecurrenceRange,
    RecurrenceRangeType, ResponseStatus, ResponseType, TimeSlot, WeekIndex,
};
pub use flags::Flags;
pub use folder::{
    FolderDetails, FolderPatch, MailFolder, NewFolder, NewSearchFolder, PartialFolder, SearchFolderPatch,
    WellKnownFolder, WholeFolder,
};
pub use id::{
    AttachmentId, CategoryId, ContactId, ConversationId, EventId, FolderId, MentionId, MessageId, OverrideId,
    PersonId, RuleId, UserConfigurationId, UserId,
};
pub use message::{
    BodyType, DraftPatch, EventMessage, ExtendedProperty, Flag, FlagStatus, FollowupFlag, Importance,
    InferenceClass, InternetMessageHeader, ItemBody, MeetingMessageType, MeetingRequestType, Mention,
    MentionsPreview, Message, MessageDetails, MessagePatch, MultiValueExtendedProperty, NewMention,
    NewMessage, OpenExtension, PartialMessage, WholeMessage,
};
pub use patch::Patch;
pub use people::{
    AutomaticRepliesMailTips, Contact, Coordinates, DirectoryUser, MailTips, MailTipsError, MailTipsOption,
    NewContact, Person, PersonType, Phone, PhoneType, PhysicalAddress, PhysicalAddressType, ProfilePhoto,
    RecipientScope, ScoredEmailAddress, User, Website, WebsiteType,
};
pub use rule::{MessageActionFlag, MessageRule, NewRule, RuleActions, RulePatch, RulePredicates, SizeRange};
pub use search::{SearchEntityType, SearchHit, SearchHits, SearchQuery, SearchRequest, SearchResponse};
pub use settings::{
    AutomaticRepliesSetting, AutomaticRepliesStatus, CategoryColor, CategoryPatch, DateTimeTimeZone,
    DayOfWeek, DelegateDelivery, ExternalAudience, ImportanceLevel, InferenceOverride, LocaleInfo,
    MailboxSettings, MailboxSettingsPatch, NewCategory, NewOverride, OutlookCategory, OverridePatch, Purpose,
    Sensitivity, TimeZoneBase, TimeZoneInformation, TimeZoneOffset, TimeZoneStandard, UserPurpose,
    WorkingHours,
};
pub use timestamp::Timestamp;
pub use translated_id::{IdFormat, TranslatedId, TranslationError};
pub use user_configuration::{StructuredEntry, StructuredValue, UserConfiguration};
