//! How things on the screen are named: the accessible contract, not the markup.

use std::fmt;

/// A role as Chromium's accessibility tree spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the ARIA role of that name")]
pub enum Role {
    Alert,
    AlertDialog,
    Article,
    Banner,
    Button,
    Combobox,
    Dialog,
    Frame,
    Heading,
    Image,
    Link,
    List,
    ListBox,
    ListItem,
    Main,
    Navigation,
    Option,
    ProgressBar,
    Region,
    Search,
    SearchBox,
    Status,
    Toolbar,
    Tree,
    TreeItem,
}

impl Role {
    /// The spelling in the accessibility tree.
    pub(crate) fn spelling(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::AlertDialog => "alertdialog",
            Self::Article => "article",
            Self::Banner => "banner",
            Self::Button => "button",
            Self::Combobox => "combobox",
            Self::Dialog => "dialog",
            Self::Frame => "Iframe",
            Self::Heading => "heading",
            Self::Image => "image",
            Self::Link => "link",
            Self::List => "list",
            Self::ListBox => "listbox",
            Self::ListItem => "listitem",
            Self::Main => "main",
            Self::Navigation => "navigation",
            Self::Option => "option",
            Self::ProgressBar => "progressbar",
            Self::Region => "region",
            Self::Search => "search",
            Self::SearchBox => "searchbox",
            Self::Status => "status",
            Self::Toolbar => "toolbar",
            Self::Tree => "tree",
            Self::TreeItem => "treeitem",
        }
    }
}

/// Which accessible names are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Whatever it is called.
    Any,
    /// Exactly this.
    Is(String),
    /// Begins with this.
    Starts(String),
    /// This, alone or with more after a comma: `Inbox` finds "Inbox, 12 unread".
    Called(String),
    /// Has this somewhere.
    Has(String),
}

impl Name {
    /// Begins with `start`.
    pub fn starts(start: impl Into<String>) -> Self {
        Self::Starts(start.into())
    }

    /// `name`, alone or with more after a comma.
    pub fn called(name: impl Into<String>) -> Self {
        Self::Called(name.into())
    }

    /// Contains `part`.
    pub fn has(part: impl Into<String>) -> Self {
        Self::Has(part.into())
    }

    /// Whether `name` is meant.
    pub fn matches(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Is(whole) => name == whole,
            Self::Starts(start) => name.starts_with(start.as_str()),
            Self::Called(called) => name
                .strip_prefix(called.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(',')),
            Self::Has(part) => name.contains(part.as_str()),
        }
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Is(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("of any name"),
            Self::Is(name) => write!(f, "{name:?}"),
            Self::Starts(start) => write!(f, "starting with {start:?}"),
            Self::Called(called) => write!(f, "called {called:?}"),
            Self::Has(part) => write!(f, "containing {part:?}"),
        }
    }
}
