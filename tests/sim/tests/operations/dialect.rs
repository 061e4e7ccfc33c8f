//! The Outlook REST dialect: the same service in its older spelling.
