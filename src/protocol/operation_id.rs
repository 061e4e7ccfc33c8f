//! Every operation of the mail API: what it is called, what it takes, where it exists.
//!
//! The numbers are those of the project's list of operations: 1 to 63 come from Microsoft's Outlook Mail REST
//! reference, B1 to B33 from Microsoft Graph. Scopes are the least-privileged delegated ones of Graph's permissions
//! reference; clouds are what Microsoft's published schemas of August 2026 say.

use super::{Cloud, Scope};

/// A version of the Graph API. Beta has what it has without promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Graph v1.0, Outlook REST v2.0.
    V1,
    /// Beta of either.
    Beta,
}

/// Clouds that lack something.
#[derive(Clone, Copy)]
enum Without {
    Nothing,
    UsGov,
    China,
    UsGovAndChina,
}

/// What the table says of one operation.
#[derive(Clone, Copy)]
struct Facts {
    scope: Scope,
    graph: Version,
    outlook: Option<Version>,
    without: Without,
    is_repeatable: bool,
}

/// `once`: repeating it could do harm, or be refused for having been done. `again`: repeating changes nothing more.
macro_rules! operations {
    ($($name:ident $number:literal $title:literal
        : $scope:ident, $graph:ident, $outlook:ident, $repeats:ident $(without $without:ident)?;)*) => {
        /// An operation of the mail API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum OperationId {
            $(#[doc = concat!($number, ": ", $title, ".")] $name,)*
        }

        impl OperationId {
            /// All of them, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            const FACTS: &[Facts] = &[$(Facts {
                scope: Scope::$scope,
                graph: Version::$graph,
                outlook: operations!(@outlook $outlook),
                without: operations!(@without $($without)?),
                is_repeatable: operations!(@repeats $repeats),
            }),*];

            /// Its number in the list of operations.
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number),* }
            }

            /// What it does, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }
        }
    };
    (@outlook None) => { None };
    (@outlook $version:ident) => { Some(Version::$version) };
    (@without) => { Without::Nothing };
    (@without $without:ident) => { Without::$without };
    (@repeats again) => { true };
    (@repeats once) => { false };
}

operations! {
    ListMessages "1" "List messages of the whole mailbox": MailReadBasic, V1, V1, again;
    ListFolderMessages "2" "List messages of a folder": MailReadBasic, V1, V1, again;
    GetMessage "3" "Get a message": MailRead, V1, V1, again;
    SyncMessages "4" "Synchronise the messages of a folder": MailReadBasic, V1, V1, again without China;
    SendMail "5" "Send a message on the fly": MailSend, V1, V1, once;
    CreateDraft "6" "Create a draft": MailReadWrite, V1, V1, once;
    CreateDraftInFolder "7" "Create a draft in a chosen folder": MailReadWrite, V1, V1, once;
    SendDraft "8" "Send a draft": MailSend, V1, V1, once;
    Reply "9" "Reply on the fly": MailSend, V1, V1, once;
    ReplyAll "10" "Reply to all on the fly": MailSend, V1, V1, once;
    CreateReply "11" "Create a draft reply": MailReadWrite, V1, V1, once;
    CreateReplyAll "12" "Create a draft reply to all": MailReadWrite, V1, V1, once;
    Forward "13" "Forward on the fly": MailSend, V1, V1, once;
    CreateForward "14" "Create a draft forward": MailReadWrite, V1, V1, once;
    UpdateMessage "15" "Update a message": MailReadWrite, V1, V1, again;
    // The second would find the message in Deleted Items and destroy it there.
    DeleteMessage "16" "Delete a message": MailReadWrite, V1, V1, once;
    PermanentlyDeleteMessage "17" "Delete a message for good": MailReadWrite, V1, None, again without UsGovAndChina;
    MoveMessage "18" "Move a message": MailReadWrite, V1, V1, once;
    CopyMessage "19" "Copy a message": MailReadWrite, V1, V1, once;
    RecallMessage "20" "Recall a message": MailReadWrite, Beta, None, once;
    // No operation of its own: the outcome comes as a mail, which is found among the messages.
    FindRecallReport "21" "Find the report of a recall": MailRead, V1, None, again;
    ClassifyMessage "22" "Move a message to Focused or Other": MailReadWrite, V1, V1, again;
    // The same address again updates.
    CreateOverride "23" "Create a Focused Inbox override": MailReadWrite, V1, V1, again;
    ListOverrides "24" "List Focused Inbox overrides": MailRead, V1, V1, again;
    UpdateOverride "25" "Update a Focused Inbox override": MailReadWrite, V1, V1, again;
    DeleteOverride "26" "Delete a Focused Inbox override": MailReadWrite, V1, V1, again;
    SendMailWithMentions "27" "Send a message with mentions": MailSend, Beta, Beta, once;
    CreateDraftWithMentions "28" "Create a draft with mentions": MailReadWrite, Beta, Beta, once;
    ListMentioningMessages "29" "List messages that mention me": MailReadBasic, Beta, Beta, again;
    GetMentions "30" "Get the mentions of a message": MailRead, Beta, Beta, again;
    DeleteMention "31" "Delete a mention": MailReadWrite, Beta, Beta, again;
    CreateRule "32" "Create a rule": MailboxSettingsReadWrite, V1, Beta, once without China;
    ListRules "33" "List rules": MailboxSettingsRead, V1, Beta, again without China;
    GetRule "34" "Get a rule": MailboxSettingsRead, V1, Beta, again without China;
    UpdateRule "35" "Update a rule": MailboxSettingsReadWrite, V1, Beta, again without China;
    DeleteRule "36" "Delete a rule": MailboxSettingsReadWrite, V1, Beta, again without China;
    Unsubscribe "37" "Unsubscribe": MailSend, Beta, Beta, once;
    ListSupportedLanguages "38" "List languages": UserRead, V1, Beta, again;
    ListSupportedTimeZones "39" "List time zones by Windows name": UserRead, V1, Beta, again;
    ListIanaTimeZones "40" "List time zones by IANA name": UserRead, V1, Beta, again;
    GetMailboxSettings "41" "Get mailbox settings": MailboxSettingsRead, V1, V1, again;
    GetLanguage "42" "Get the language setting": MailboxSettingsRead, V1, V1, again;
    GetTimeZone "43" "Get the time zone setting": MailboxSettingsRead, V1, V1, again;
    GetAutomaticReplies "44" "Get automatic replies": MailboxSettingsRead, V1, V1, again;
    UpdateMailboxSettings "45" "Update mailbox settings": MailboxSettingsReadWrite, V1, V1, again;
    GetMailTips "46" "Get MailTips": MailRead, V1, Beta, again;
    ListAttachments "47" "List attachments": MailRead, V1, V1, again;
    GetAttachment "48" "Get an attachment": MailRead, V1, V1, again;
    GetMessageWithAttachments "49" "Get a message with its attachments": MailRead, V1, V1, again;
    AddFileAttachment "50" "Attach a file": MailReadWrite, V1, V1, once;
    AddItemAttachment "51" "Attach a message, event or contact": MailReadWrite, V1, V1, once;
    AddReferenceAttachment "52" "Attach a link to the cloud": MailReadWrite, Beta, V1, once;
    CreateDraftWithReference "53" "Create a draft with a link to the cloud": MailReadWrite, Beta, V1, once;
    DeleteAttachment "54" "Delete an attachment": MailReadWrite, V1, V1, again;
    ListFolders "55" "List top-level folders": MailReadBasic, V1, V1, again;
    ListChildFolders "56" "List child folders": MailReadBasic, V1, V1, again;
    GetFolder "57" "Get a folder": MailReadBasic, V1, V1, again;
    SyncFolders "58" "Synchronise the folder hierarchy": MailReadBasic, V1, V1, again without China;
    CreateChildFolder "59" "Create a folder": MailReadWrite, V1, V1, once;
    UpdateFolder "60" "Rename a folder": MailReadWrite, V1, V1, again;
    // As with messages: the second would destroy it in Deleted Items.
    DeleteFolder "61" "Delete a folder": MailReadWrite, V1, V1, once;
    MoveFolder "62" "Move a folder": MailReadWrite, V1, V1, once;
    CopyFolder "63" "Copy a folder": MailReadWrite, V1, V1, once;
    CreateFolder "B1" "Create a top-level folder": MailReadWrite, V1, None, once;
    CreateSearchFolder "B2" "Create a search folder": MailReadWrite, V1, None, once;
    // An unused session expires by itself.
    CreateUploadSession "B3" "Open an upload session": MailReadWrite, V1, None, again without UsGov;
    UploadRange "B4" "Upload a range": None, V1, None, once without UsGov;
    CancelUpload "B5" "Cancel an upload": None, V1, None, again without UsGov;
    GetAttachmentValue "B6" "Get the bytes of an attachment": MailRead, V1, V1, again;
    GetMessageMime "B7" "Get the MIME source of a message": MailRead, V1, None, again;
    // What is inside decides.
    Batch "B8" "Several requests in one": None, V1, None, again;
    MarkAllRead "B9" "Mark all messages of a folder read or unread": MailReadWrite, Beta, None, again;
    ReportMessage "B10" "Report junk or phishing": MailReadWrite, Beta, None, once;
    MarkAsJunk "B11" "Mark as junk": MailReadWrite, Beta, None, once without UsGovAndChina;
    MarkAsNotJunk "B12" "Mark as not junk": MailReadWrite, Beta, None, once;
    PermanentlyDeleteFolder "B13" "Delete a folder for good": MailReadWrite, V1, None, again without UsGovAndChina;
    ListCategories "B14" "List categories": MailboxSettingsRead, V1, None, again without China;
    CreateCategory "B15" "Create a category": MailboxSettingsReadWrite, V1, None, once without China;
    UpdateCategory "B16" "Recolour a category": MailboxSettingsReadWrite, V1, None, again without China;
    DeleteCategory "B17" "Delete a category": MailboxSettingsReadWrite, V1, None, again without China;
    ListPeople "B18" "Suggest people": PeopleRead, V1, None, again without China;
    ListContacts "B19" "Suggest contacts": ContactsRead, V1, None, again;
    CreateContact "B20" "Add a contact": ContactsReadWrite, V1, None, once;
    ListUsers "B21" "Suggest people of the organisation": UserReadBasicAll, V1, None, again;
    GetUser "B22" "Get the own profile": UserRead, V1, None, again;
    GetPhoto "B23" "Get a photo": UserRead, V1, None, again;
    Search "B24" "Search": MailRead, V1, None, again;
    AcceptEvent "B25" "Accept a meeting": CalendarsReadWrite, V1, None, once;
    DeclineEvent "B26" "Decline a meeting": CalendarsReadWrite, V1, None, once;
    TentativelyAcceptEvent "B27" "Accept a meeting tentatively": CalendarsReadWrite, V1, None, once;
    FlagMessage "B28" "Flag a message": MailReadWrite, V1, V1, again without China;
    CreateDeferredDraft "B29" "Create a draft to be sent later": MailReadWrite, V1, V1, once;
    TranslateIds "B30" "Translate ids": UserRead, V1, None, again without UsGov;
    CountMessages "B31" "Count messages": MailReadBasic, V1, V1, again;
    CreateExtension "B32" "Add an open extension to a message": MailReadWrite, V1, None, once;
    GetUserConfiguration "B33" "Get a user configuration": MailboxConfigItemRead, Beta, None, again;
}

impl OperationId {
    fn facts(self) -> Facts {
        const NOTHING: Facts = Facts {
            scope: Scope::None,
            graph: Version::V1,
            outlook: None,
            without: Without::Nothing,
            is_repeatable: false,
        };
        Self::FACTS.get(self as usize).copied().unwrap_or(NOTHING)
    }

    /// The least scope.
    pub fn scope(self) -> Scope {
        self.facts().scope
    }

    /// The oldest version of Graph that has it.
    pub fn graph(self) -> Version {
        self.facts().graph
    }

    /// The oldest version of Outlook REST that has it, if any does.
    pub fn outlook(self) -> Option<Version> {
        self.facts().outlook
    }

    /// Whether Graph has it in this cloud.
    pub fn is_in(self, cloud: Cloud) -> bool {
        let (us_gov, china) = match self.facts().without {
            Without::Nothing => (true, true),
            Without::UsGov => (false, true),
            Without::China => (true, false),
            Without::UsGovAndChina => (false, false),
        };
        match cloud {
            Cloud::Global => true,
            Cloud::UsGovL4 | Cloud::UsGovL5 => us_gov,
            Cloud::China => china,
        }
    }

    /// Whether asking twice does no more than asking once, so that it may be repeated when no answer came.
    pub fn is_repeatable(self) -> bool {
        self.facts().is_repeatable
    }

    /// Whether it goes to the address of an upload session instead of the API.
    pub fn is_upload(self) -> bool {
        matches!(self, Self::UploadRange | Self::CancelUpload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_96_operations_numbered_in_order() {
        let numbers: Vec<String> = OperationId::ALL.iter().map(|id| id.number().to_owned()).collect();
        let wanted: Vec<String> = (1..=63)
            .map(|number| number.to_string())
            .chain((1..=33).map(|number| format!("B{number}")))
            .collect();
        assert_eq!(numbers, wanted);
    }

    #[test]
    fn nothing_that_sends_or_creates_a_copy_is_repeated() {
        use OperationId as Id;
        for id in [
            Id::SendMail,
            Id::SendDraft,
            Id::SendMailWithMentions,
            Id::Reply,
            Id::ReplyAll,
            Id::Forward,
            Id::Unsubscribe,
            Id::RecallMessage,
            Id::CreateDraft,
            Id::CopyMessage,
            Id::DeleteMessage,
        ] {
            assert!(!id.is_repeatable(), "{id:?}");
        }
    }

    #[test]
    fn clouds_lack_what_their_schemas_lack() {
        assert!(!OperationId::SyncMessages.is_in(Cloud::China));
        assert!(OperationId::SyncMessages.is_in(Cloud::UsGovL5));
        assert!(!OperationId::CreateUploadSession.is_in(Cloud::UsGovL4));
        assert!(!OperationId::FlagMessage.is_in(Cloud::China));
        assert!(
            Cloud::ALL.iter().filter(|cloud| OperationId::PermanentlyDeleteMessage.is_in(**cloud)).count()
                == 1
        );
    }
}
