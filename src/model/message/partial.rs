//! Messages as a delta page gives them: what changed, perhaps only that.

use super::{FollowupFlag, Importance, InferenceClass, ItemBody, Message};
use crate::model::delta::Tracked;
use crate::model::lenient::odd_date_as_clear;
use crate::model::{Attachment, ConversationId, FolderId, MessageId, Recipient, Timestamp};

patch! {
    /// The known properties of a message. Absent ones have not changed: merge, never replace.
    ///
    /// Reported: microsoft-graph-docs#7776, changes of the read state come with no other property.
    PartialMessage (MessageId) {
        /// See [`Message`].
        parent_folder_id: FolderId,
        /// See [`Message`].
        conversation_id: ConversationId,
        /// See [`Message`].
        subject: String,
        /// See [`Message`].
        body_preview: String,
        /// See [`Message`].
        from: Recipient,
        /// See [`Message`].
        sender: Recipient,
        /// See [`Message`].
        to_recipients: Vec<Recipient>,
        /// See [`Message`].
        cc_recipients: Vec<Recipient>,
        /// See [`Message`].
        bcc_recipients: Vec<Recipient>,
        /// See [`Message`].
        reply_to: Vec<Recipient>,
        /// See [`Message`].
        #[serde(deserialize_with = "odd_date_as_clear")]
        received_date_time: Timestamp,
        /// See [`Message`].
        #[serde(deserialize_with = "odd_date_as_clear")]
        sent_date_time: Timestamp,
        /// See [`Message`].
        has_attachments: bool,
        /// See [`Message`].
        is_read: bool,
        /// See [`Message`].
        is_draft: bool,
        /// See [`Message`].
        importance: Importance,
        /// See [`Message`].
        flag: FollowupFlag,
        /// See [`Message`].
        categories: Vec<String>,
        /// See [`Message`].
        inference_classification: InferenceClass,
        /// See [`Message`].
        body: ItemBody,
        /// See [`Message`].
        attachments: Vec<Attachment>,
    }
}

impl PartialMessage {
    /// Brings `message` up to date. The ids are not compared: the caller has looked the message up by it.
    pub fn merge_into(self, message: &mut Message) {
        self.parent_folder_id.apply_to_option(&mut message.parent_folder_id);
        self.conversation_id.apply_to_option(&mut message.conversation_id);
        self.subject.apply(&mut message.subject);
        self.body_preview.apply(&mut message.body_preview);
        self.from.apply_to_option(&mut message.from);
        self.sender.apply_to_option(&mut message.sender);
        self.to_recipients.apply(&mut message.to_recipients);
        self.cc_recipients.apply(&mut message.cc_recipients);
        self.bcc_recipients.apply(&mut message.bcc_recipients);
        self.reply_to.apply(&mut message.reply_to);
        self.received_date_time.apply_to_option(&mut message.received_date_time);
        self.sent_date_time.apply_to_option(&mut message.sent_date_time);
        self.has_attachments.apply(&mut message.has_attachments);
        self.is_read.apply(&mut message.is_read);
        self.is_draft.apply(&mut message.is_draft);
        self.importance.apply(&mut message.importance);
        self.flag.apply(&mut message.flag);
        self.categories.apply(&mut message.categories);
        self.inference_classification.apply_to_option(&mut message.inference_classification);
        self.body.apply_to_option(&mut message.body);
        self.attachments.apply(&mut message.attachments);
    }

    /// The message, where it was not known before.
    pub fn into_message(self) -> Message {
        let mut message = Message::with_id(self.id.clone());
        self.merge_into(&mut message);
        message
    }
}

impl Tracked for PartialMessage {
    type Id = MessageId;
}
