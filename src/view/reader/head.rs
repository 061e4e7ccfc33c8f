//! Who wrote a message, to whom and when.

use leptos::prelude::*;

use crate::app::wording;
use crate::browser::intl;
use crate::model::{Message, Recipient};
use crate::ui::Avatar;
use crate::view::correspondents;

/// The lines above the body.
#[component]
pub fn Head(
    /// The message, as far as it is known.
    message: Memo<Option<Message>>,
) -> impl IntoView {
    move || message.get().map(|message| view! { <Lines message=message /> })
}

#[component]
fn Lines(
    /// The message.
    message: Message,
) -> impl IntoView {
    let author = correspondents::author(&message);
    let address = message.author().map(|author| author.email_address.address.clone()).unwrap_or_default();
    let shown_address = (address != author).then(|| address.clone());
    let date = message.moment().map(intl::full_date);
    let moment = message.moment().map(|moment| moment.to_string());
    let is_answered_elsewhere = message.reply_to.iter().any(|other| other.email_address.address != address);
    let reply_to = if is_answered_elsewhere { message.reply_to } else { Vec::new() };
    view! {
        <header class="message_head">
            <Avatar name=author.clone() seed=Some(address) />
            <p class="message_from">
                <span class="message_name" dir="auto">
                    {author}
                </span>
                " "
                <span class="message_address" dir="ltr">
                    {shown_address}
                </span>
            </p>
            <p class="message_date">
                <time datetime=moment>{date}</time>
            </p>
            <People label=wording::TO people=message.to_recipients />
            <People label=wording::CC people=message.cc_recipients />
            <People label=wording::BCC people=message.bcc_recipients />
            <People label=wording::REPLY_TO people=reply_to />
        </header>
    }
}

/// A line of recipients; nothing where there are none.
#[component]
fn People(
    /// What they are.
    label: &'static str,
    /// Who they are.
    people: Vec<Recipient>,
) -> impl IntoView {
    let addresses: Vec<_> = people.iter().map(|person| person.email_address.address.clone()).collect();
    let names = correspondents::names(&people);
    (!names.is_empty()).then(|| {
        view! {
            <p class="message_to" title=addresses.join(", ")>
                <span class="message_to_label">{label}</span>
                " "
                <span dir="auto">{names}</span>
            </p>
        }
    })
}
