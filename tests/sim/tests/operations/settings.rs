//! Settings, rules, Focused Inbox, categories, `MailTips`, people, search.
