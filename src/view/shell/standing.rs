//! How things stand with the network and with this device: one calm line in the top bar.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use crate::app::{Session, wording};
use crate::mailbox::StorageError;
use crate::ui::{Icon, IconName};

/// Saving is told only when it takes longer than this, in milliseconds.
const LONG: u64 = 1_000;
/// What was told stays at least this long after it is over, so that it does not flicker.
const SHORT: u64 = 500;

/// What there is to say. The first that applies.
#[derive(Clone, Copy, PartialEq)]
enum News {
    Offline(usize),
    NotKept(StorageError),
    Saving(usize),
    Nothing,
}

impl News {
    fn of(session: Session) -> Self {
        let is_cut_off = session.is_cut_off().get();
        session.mailbox.with(|mailbox| {
            match (is_cut_off || mailbox.is_offline(), mailbox.storage_trouble(), mailbox.waiting()) {
                (true, _, waiting) => Self::Offline(waiting),
                (false, Some(error), _) => Self::NotKept(error),
                (false, None, 0) => Self::Nothing,
                (false, None, waiting) => Self::Saving(waiting),
            }
        })
    }

    /// How long it must last before it takes the place of what is told.
    fn patience(self, told: Self) -> u64 {
        match (told, self) {
            (Self::Nothing, Self::Saving(_)) => LONG,
            (Self::Saving(_), Self::Nothing) => SHORT,
            _ => 0,
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Offline(_) => "offline",
            Self::NotKept(_) => "trouble",
            Self::Saving(_) | Self::Nothing => "saving",
        }
    }

    fn icon(self) -> IconName {
        match self {
            Self::Offline(_) => IconName::Offline,
            Self::NotKept(_) => IconName::Warning,
            Self::Saving(_) | Self::Nothing => IconName::Refresh,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Offline(waiting) => wording::offline(waiting),
            Self::NotKept(error) => wording::not_kept(error).to_owned(),
            Self::Saving(waiting) => wording::saving(waiting),
            Self::Nothing => String::new(),
        }
    }
}

/// The line; empty while all is well.
#[component]
pub(in crate::view) fn Standing(
    /// The session.
    session: Session,
) -> impl IntoView {
    let news = Memo::new(move |_| News::of(session));
    let told = RwSignal::new(News::Nothing);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let tell = move || {
        timer.set_value(None);
        told.set(news.get_untracked());
    };
    Effect::new(move |_| {
        let wait = news.get().patience(told.get_untracked());
        match (timer.get_value(), wait) {
            // The wait began with the first change and does not begin anew with the next.
            (Some(_), 1..) => {}
            (before, wait) => {
                if let Some(before) = before {
                    before.clear();
                }
                if wait == 0 {
                    tell();
                } else {
                    timer.set_value(set_timeout_with_handle(tell, Duration::from_millis(wait)).ok());
                }
            }
        }
    });
    on_cleanup(move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    });
    let line = move || {
        let news = told.get();
        (news != News::Nothing).then(|| {
            let (text, title) = (news.text(), news.text());
            view! {
                <span class="shell_standing" data-kind=news.kind() title=title>
                    <Icon name=news.icon() />
                    <span class="shell_standing_text">{text}</span>
                </span>
            }
        })
    };
    view! { <div class="shell_news" role="status">{line}</div> }
}
