//! Replies, forwards, attachments, uploads, recall, mentions, meeting requests.
