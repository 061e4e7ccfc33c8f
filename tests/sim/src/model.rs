//! What a mailbox of the simulator holds: plain data, nothing of HTTP or JSON.

/// A moment in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

/// A name with an address, as in a From or To header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The display name; empty when the header had none.
    pub name: String,
    /// The address as it stood in the header, e.g. `ada@contoso.com`.
    pub address: String,
}

/// The body a reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Plain text.
    Text(String),
    /// HTML as it came, untouched.
    Html(String),
}

impl Default for Body {
    fn default() -> Body {
        Body::Text(String::new())
    }
}

/// How urgent the sender called a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Importance {
    /// `low`
    Low,
    /// `normal`
    #[default]
    Normal,
    /// `high`
    High,
}

/// Which tab of the Inbox a message is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Classification {
    /// `focused`
    #[default]
    Focused,
    /// `other`
    Other,
}

/// The follow-up state of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flag {
    /// `notFlagged`
    #[default]
    NotFlagged,
    /// `flagged`
    Flagged,
    /// `complete`
    Complete,
}

/// One attachment of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name, or the subject of an attached message; never empty.
    pub name: String,
    /// MIME type, e.g. `image/png`.
    pub content_type: String,
    /// Shown inside the body rather than listed.
    pub is_inline: bool,
    /// Content-ID without angle brackets: what a `cid:` URL in the body names.
    pub content_id: Option<String>,
    /// What it is.
    pub content: AttachmentContent,
}

/// What an attachment holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentContent {
    /// The decoded bytes of a file (Graph's `fileAttachment`).
    File(Vec<u8>),
    /// An attached message (Graph's `itemAttachment`), with the bytes of its MIME.
    Item {
        /// The message.
        message: Box<NewMessage>,
        /// Its MIME source: what `/$value` gives.
        mime: Vec<u8>,
    },
    /// An attached event or contact (Graph's `itemAttachment`).
    Outlook {
        /// `event` or `contact`.
        type_name: String,
        /// Its properties as JSON.
        item: serde_json::Value,
        /// Its source, iCalendar or vCard: what `/$value` gives.
        source: Vec<u8>,
    },
    /// A link to a file or folder in a cloud store (Graph's `referenceAttachment`).
    Reference(Reference),
}

/// Where a file lies that a message links to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// The address of the file or folder.
    pub source_url: String,
    /// `oneDriveBusiness`, `oneDriveConsumer`, `dropbox`, `other`.
    pub provider_type: String,
    /// `view`, `edit` and their like.
    pub permission: String,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// The address of a large picture of it.
    pub preview_url: Option<String>,
    /// The address of a small picture of it.
    pub thumbnail_url: Option<String>,
}

/// A message as it enters a mailbox: everything but the ids, which the mailbox gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewMessage {
    /// Decoded subject.
    pub subject: String,
    /// `From`.
    pub from: Option<Address>,
    /// `Sender`, where it differs from `from`.
    pub sender: Option<Address>,
    /// `To`.
    pub to: Vec<Address>,
    /// `Cc`.
    pub cc: Vec<Address>,
    /// `Bcc`.
    pub bcc: Vec<Address>,
    /// `Reply-To`.
    pub reply_to: Vec<Address>,
    /// The body shown; HTML where the message has both.
    pub body: Body,
    /// When it was sent (`Date`).
    pub sent: Timestamp,
    /// When it arrived.
    pub received: Timestamp,
    /// `Message-ID` with its angle brackets.
    pub internet_message_id: String,
    /// Messages with the same key form one conversation.
    pub conversation_key: String,
    /// All header fields in order, names as they stood, values unfolded and decoded.
    pub headers: Vec<(String, String)>,
    /// Attachments in the order of the parts.
    pub attachments: Vec<Attachment>,
    /// Urgency.
    pub importance: Importance,
    /// Inbox tab.
    pub classification: Classification,
    /// Follow-up state.
    pub flag: Flag,
    /// Names of categories.
    pub categories: Vec<String>,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether it was never sent.
    pub is_draft: bool,
    /// The source as it arrived; where absent `/$value` writes one.
    pub mime: Option<Vec<u8>>,
}
