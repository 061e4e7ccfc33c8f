//! A message to make: what sendMail, creating a draft, and the replies take.

use super::{
    ExtendedProperty, Flag, InferenceClass, InternetMessageHeader, ItemBody, MultiValueExtendedProperty,
    NewMention, OpenExtension,
};
use crate::model::settings::ImportanceLevel;
use crate::model::{NewAttachment, Recipient};

resource! {
    /// The properties of a message that are writable when it is made; what is empty is not sent.
    NewMessage {
        /// Subject.
        subject: Option<String>,
        /// The body.
        body: Option<ItemBody>,
        /// To.
        to_recipients: Vec<Recipient>,
        /// Cc.
        cc_recipients: Vec<Recipient>,
        /// Bcc.
        bcc_recipients: Vec<Recipient>,
        /// Where answers should go.
        reply_to: Vec<Recipient>,
        /// Whose message it is, where it is another mailbox's.
        from: Option<Recipient>,
        /// Who sends; the service fills it in.
        sender: Option<Recipient>,
        /// How urgent.
        importance: Option<ImportanceLevel>,
        /// Names of its categories.
        categories: Vec<String>,
        /// Follow-up flag.
        flag: Option<Flag>,
        /// Focused or other.
        inference_classification: Option<InferenceClass>,
        /// Read or unread.
        is_read: Option<bool>,
        /// Ask for a delivery receipt.
        is_delivery_receipt_requested: Option<bool>,
        /// Ask for a read receipt.
        is_read_receipt_requested: Option<bool>,
        /// The `Message-ID` header, where the client chooses it.
        internet_message_id: Option<String>,
        /// Own headers: their names start with `x-`.
        internet_message_headers: Vec<InternetMessageHeader>,
        /// Attachments, together under 3 MB.
        attachments: Vec<NewAttachment>,
        /// Extended properties, such as `SystemTime 0x3FEF` for sending later.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
        /// Open extensions.
        extensions: Vec<OpenExtension>,
        /// Mentions; beta only.
        mentions: Vec<NewMention>,
    }
}
