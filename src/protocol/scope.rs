//! Delegated permissions (Graph, "Permissions reference").

/// The delegated permission an operation needs at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// None: the address is its own permission.
    None,
    /// `User.Read`
    UserRead,
    /// `User.ReadBasic.All`
    UserReadBasicAll,
    /// `Mail.ReadBasic`
    MailReadBasic,
    /// `Mail.Read`
    MailRead,
    /// `Mail.ReadWrite`
    MailReadWrite,
    /// `Mail.Send`
    MailSend,
    /// `MailboxSettings.Read`
    MailboxSettingsRead,
    /// `MailboxSettings.ReadWrite`
    MailboxSettingsReadWrite,
    /// `MailboxConfigItem.Read`
    MailboxConfigItemRead,
    /// `People.Read`
    PeopleRead,
    /// `Contacts.Read`
    ContactsRead,
    /// `Contacts.ReadWrite`
    ContactsReadWrite,
    /// `Calendars.ReadWrite`
    CalendarsReadWrite,
}

impl Scope {
    /// The name a token is asked for with; empty for none.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::UserRead => "User.Read",
            Self::UserReadBasicAll => "User.ReadBasic.All",
            Self::MailReadBasic => "Mail.ReadBasic",
            Self::MailRead => "Mail.Read",
            Self::MailReadWrite => "Mail.ReadWrite",
            Self::MailSend => "Mail.Send",
            Self::MailboxSettingsRead => "MailboxSettings.Read",
            Self::MailboxSettingsReadWrite => "MailboxSettings.ReadWrite",
            Self::MailboxConfigItemRead => "MailboxConfigItem.Read",
            Self::PeopleRead => "People.Read",
            Self::ContactsRead => "Contacts.Read",
            Self::ContactsReadWrite => "Contacts.ReadWrite",
            Self::CalendarsReadWrite => "Calendars.ReadWrite",
        }
    }
}
