//! Changes to messages (Graph "Update message").

use super::{ExtendedProperty, Flag, Importance, InferenceClass, ItemBody, MultiValueExtendedProperty};
use crate::model::Recipient;

patch! {
    /// The properties of a received message that Outpost changes.
    ///
    /// From 31 December 2026 other properties of received messages need an administrator's consent.
    MessagePatch {
        /// Read or unread.
        is_read: bool,
        /// Follow-up flag.
        flag: Flag,
        /// Names of its categories.
        categories: Vec<String>,
        /// How urgent.
        importance: Importance,
        /// Focused or other.
        inference_classification: InferenceClass,
    }
}

patch! {
    /// The properties of a draft that can be changed. Attachments and mentions are not among them: those have
    /// operations of their own, or are given when the draft is made.
    DraftPatch {
        /// Subject.
        subject: String,
        /// The body.
        body: ItemBody,
        /// To.
        to_recipients: Vec<Recipient>,
        /// Cc.
        cc_recipients: Vec<Recipient>,
        /// Bcc.
        bcc_recipients: Vec<Recipient>,
        /// Where answers should go.
        reply_to: Vec<Recipient>,
        /// Whose message it is.
        from: Recipient,
        /// Who sends.
        sender: Recipient,
        /// How urgent.
        importance: Importance,
        /// Names of its categories.
        categories: Vec<String>,
        /// Follow-up flag.
        flag: Flag,
        /// Read or unread.
        is_read: bool,
        /// Ask for a delivery receipt.
        is_delivery_receipt_requested: bool,
        /// Ask for a read receipt.
        is_read_receipt_requested: bool,
        /// The `Message-ID` header.
        internet_message_id: String,
        /// Focused or other.
        inference_classification: InferenceClass,
        /// Extended properties; one that is not named stays as it is.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values; one that is not named stays as it is.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
    }
}
