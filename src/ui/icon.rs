//! One set of line icons, drawn on a 20 by 20 grid. Always decorative: the control beside it carries the name.
use leptos::prelude::*;

/// Every icon of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is named after what it draws")]
pub enum IconName {
    Archive,
    Attachment,
    Back,
    Check,
    ChevronDown,
    ChevronRight,
    Close,
    Download,
    Drafts,
    File,
    FileText,
    Flag,
    FlagFilled,
    Folder,
    Forward,
    Image,
    ImageOff,
    Inbox,
    Junk,
    Lock,
    Mail,
    MailOpen,
    Menu,
    Moon,
    More,
    Move,
    Offline,
    Outbox,
    Person,
    Plus,
    Refresh,
    Reply,
    ReplyAll,
    Search,
    Sent,
    Sun,
    Tag,
    Trash,
    Undo,
    Warning,
}

impl IconName {
    /// The drawing, as SVG path data.
    #[rustfmt::skip]
    const fn path(self) -> &'static str {
        match self {
            Self::Archive => "M3.5 4h13v3.5h-13zM4.5 7.5V15A1.5 1.5 0 0 0 6 16.5h8a1.5 1.5 0 0 0 1.5-1.5V7.5M8 10.5h4",
            Self::Attachment => "M14.5 9.5l-5 5A3.2 3.2 0 0 1 5 10l6-6a2.12 2.12 0 0 1 3 3l-6 6a1.06 1.06 0 0 1-1.5-1.5l5-5",
            Self::Back => "M9 4.5L3.5 10 9 15.5M3.5 10h13",
            Self::Check => "M4 10.5l4 4 8-9",
            Self::ChevronDown => "M5.5 8l4.5 4.5L14.5 8",
            Self::ChevronRight => "M8 5.5l4.5 4.5L8 14.5",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Download => "M3.5 13v2A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5v-2M10 3.5v9M6.5 9l3.5 3.5L13.5 9",
            Self::Drafts => "M3.5 16.5l.8-3.6L13 4.2a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4l-8.7 8.7zM11.6 5.6l2.8 2.8",
            Self::File => "M5.5 3h6l4 4v8.5A1.5 1.5 0 0 1 14 17H5.5A1.5 1.5 0 0 1 4 15.5v-11A1.5 1.5 0 0 1 5.5 3zM11.5 3v4h4",
            Self::FileText => "M5.5 3h6l4 4v8.5A1.5 1.5 0 0 1 14 17H5.5A1.5 1.5 0 0 1 4 15.5v-11A1.5 1.5 0 0 1 5.5 3zM11.5 3v4h4M7 10.5h5.5M7 13.5h3.5",
            Self::Flag | Self::FlagFilled => "M5 17V3.5M5 4h9.5l-2 3.25 2 3.25H5",
            Self::Folder => "M3 6a1.5 1.5 0 0 1 1.5-1.5h3.2l1.8 2h6A1.5 1.5 0 0 1 17 8v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z",
            Self::Forward => "M12 4.5L16.5 9 12 13.5M16.5 9H9a5.5 5.5 0 0 0-5.5 5.5V16",
            Self::Image => "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4zM3.3 14.5l4.2-4.2 3 3 2-2 4.2 4M13.25 7.5h.01",
            Self::ImageOff => "M7 4h8.5A1.5 1.5 0 0 1 17 5.5V14M14.7 16H4.5A1.5 1.5 0 0 1 3 14.5V5.5c0-.3.08-.5.2-.7M3.3 14.5l4.2-4.2 3 3M3 3l14 14",
            Self::Inbox => "M3 11.5h3.6l1.2 2h4.4l1.2-2H17M5.4 4.5h9.2L17 11.5v3a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-3z",
            Self::Junk => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM5.05 5.05l9.9 9.9",
            Self::Lock => "M5.5 9h9a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM7 9V6.5a3 3 0 0 1 6 0V9",
            Self::Mail => "M4.5 4.5h11A1.5 1.5 0 0 1 17 6v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14V6a1.5 1.5 0 0 1 1.5-1.5zM3.5 6l6.5 5 6.5-5",
            Self::MailOpen => "M3 8.5l7-5 7 5V15a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15zM3.3 9l6.7 4.3L16.7 9",
            Self::Menu => "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
            Self::Moon => "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
            Self::More => "M4.5 10h.01M10 10h.01M15.5 10h.01",
            Self::Move => "M17 9V8a1.5 1.5 0 0 0-1.5-1.5h-6l-1.8-2H4.5A1.5 1.5 0 0 0 3 6v8.5A1.5 1.5 0 0 0 4.5 16H9M11.5 13.5H17M14.5 11l2.5 2.5-2.5 2.5",
            Self::Offline => "M3 3l14 14M6.6 6.7c-.3 0-.6.1-.9.2A4.6 4.6 0 0 0 6.5 16H13M9.3 5.1a4.8 4.8 0 0 1 5.2 3.7 3.6 3.6 0 0 1 1.9 5.3",
            Self::Outbox => "M3.5 13v2A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5v-2M10 12.5v-9M6.5 7L10 3.5 13.5 7",
            Self::Person => "M13 6.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM4 16.5a6 6 0 0 1 12 0",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Refresh => "M16.5 10a6.5 6.5 0 1 1-1.9-4.6l1.9 1.9M16.5 3.5v3.8h-3.8",
            Self::Reply => "M8 4.5L3.5 9 8 13.5M3.5 9H11a5.5 5.5 0 0 1 5.5 5.5V16",
            Self::ReplyAll => "M6.5 5l-4 4 4 4M10.5 5l-4 4 4 4M6.5 9h6a5 5 0 0 1 5 5v1.5",
            Self::Search => "M14 8.75a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0zM12.6 12.6l4 4",
            Self::Sent => "M17 3L9 11M17 3l-5 14-3-6-6-3z",
            Self::Sun => "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.5V4M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
            Self::Tag => "M3.5 4.5a1 1 0 0 1 1-1h5.3a1.5 1.5 0 0 1 1 .4l5.7 5.7a1.5 1.5 0 0 1 0 2.1l-4.8 4.8a1.5 1.5 0 0 1-2.1 0l-5.7-5.7a1.5 1.5 0 0 1-.4-1zM7 7h.01",
            Self::Trash => "M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M5 5.5l.7 10A1.5 1.5 0 0 0 7.2 17h5.6a1.5 1.5 0 0 0 1.5-1.5l.7-10M8.5 9v4.5M11.5 9v4.5",
            Self::Undo => "M7.5 4L3.5 8l4 4M3.5 8H12a4.25 4.25 0 0 1 0 8.5H9",
            Self::Warning => "M10 3.5L17 16H3zM10 8.5v3.5M10 13.8v.01",
        }
    }

    /// The class that changes how the path is painted, where a line is not enough.
    const fn class(self) -> &'static str {
        match self {
            Self::FlagFilled => "icon icon_filled",
            Self::More => "icon icon_dots",
            _ => "icon",
        }
    }
}

/// One icon of the set, in the colour of the text around it and hidden from assistive technology.
#[component]
pub fn Icon(
    /// Which one.
    #[prop(into)]
    name: Signal<IconName>,
) -> impl IntoView {
    view! {
        <svg
            class=move || name.get().class()
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
            focusable="false"
        >
            <path d=move || name.get().path() />
        </svg>
    }
}
