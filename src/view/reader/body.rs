//! The body of a message in its frame.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::app::{BodyFrame, Session, Theme, wording};
use crate::browser::message_frame;
use crate::model::{BodyType, Message};
use crate::ui::{Banner, BannerKind, IconName, Skeleton, SkeletonKind};
use crate::view::later;

/// What the frame may do: be measured from here, and open links elsewhere. Never scripts.
const SANDBOX: &str = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/// The frame, grey lines until the body stands in it, and what was kept from loading.
#[component]
pub fn Body(
    /// The session.
    session: Session,
    /// The frame.
    frame: BodyFrame,
    /// The message, once it is here.
    content: Memo<Option<Arc<Message>>>,
) -> impl IntoView {
    let element = NodeRef::<html::Iframe>::new();
    let loads = RwSignal::new(0_u32);
    Effect::new(move |_| {
        loads.track();
        if let (Some(element), Some(content)) = (element.get(), content.get())
            && message_frame::is_ready(&element)
        {
            message_frame::set_theme(&element, session.preferences.theme.get_untracked().name());
            frame.show(element, content);
        }
    });
    Effect::new(move |_| {
        let theme = session.preferences.theme.get();
        if let Some(element) = element.get_untracked() {
            message_frame::set_theme(&element, theme.name());
        }
    });
    let later = later::signal();
    let loaded = move |_| {
        loads.update(|loads| *loads += 1);
        if let (Some(element), Some(later)) = (element.get_untracked(), later.get_untracked())
            && !message_frame::is_ready(&element)
        {
            (later.mend_frame)(element);
        }
    };
    let is_shown = Memo::new(move |_| {
        let shown = frame.shown.with(|shown| shown.as_ref().map(|(message, _)| message.clone()));
        shown.is_some() && shown == content.get().map(|content| content.id.clone())
    });
    let is_html = move || {
        content.with(|content| {
            let body = content.as_ref().and_then(|content| content.body.as_ref());
            body.is_some_and(|body| body.content_type == BodyType::Html)
        })
    };
    let is_dark = move || session.preferences.theme.get() == Theme::Dark;
    let blocked = move || {
        let shown = frame.shown.with(|shown| shown.as_ref().map_or(0, |(_, shown)| shown.blocked_images));
        (is_shown.get() && shown > 0).then(|| {
            view! { <Banner icon=IconName::ImageOff text=wording::blocked_images(shown) /> }
        })
    };
    let withheld = move || {
        let is_withheld =
            frame.shown.with(|shown| shown.as_ref().is_some_and(|(_, shown)| shown.is_withheld));
        (is_shown.get() && is_withheld).then(|| {
            view! { <Banner kind=BannerKind::Error icon=IconName::Warning text=wording::BODY_WITHHELD /> }
        })
    };
    view! {
        <div class="message_notices">{withheld} {blocked}</div>
        <Show when=move || !is_shown.get()>
            <div class="message_loading">
                <Skeleton kind=SkeletonKind::Lines count=6 />
            </div>
        </Show>
        <div class:message_card=is_html hidden=move || !is_shown.get()>
            <iframe
                class="message_body"
                data-scheme=move || (!is_html() && is_dark()).then_some("dark")
                title=wording::MESSAGE_BODY
                src="message.html"
                sandbox=SANDBOX
                node_ref=element
                on:load=loaded
            ></iframe>
        </div>
    }
}
