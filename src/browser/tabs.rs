//! Other tabs of the same mailbox: telling them what was kept, and who of them leads.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use super::locks;
use crate::mailbox::{Told, Write};

/// The other tabs. Dropped, nothing is heard or told any more.
#[derive(Debug)]
pub struct Tabs {
    channel: BroadcastChannel,
    /// What was heard before anybody listened.
    early: Array,
    on_message: RefCell<Closure<dyn Fn(MessageEvent)>>,
}

impl Tabs {
    /// Joins the tabs that go by this name. What they tell from now on is put by until somebody listens. None where the
    /// browser has no channel between tabs.
    pub fn join(name: &str) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let early = Array::new();
        let heard = early.clone();
        let put_by = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            heard.push(&event.data());
        });
        channel.set_onmessage(Some(put_by.as_ref().unchecked_ref()));
        Some(Self { channel, early, on_message: RefCell::new(put_by) })
    }

    /// Listens: `on_words` hears what any other tab tells, and how it stands with that; first what they told since this
    /// one joined.
    pub fn listen(&self, on_words: impl Fn(Vec<Write>, Told) + 'static) {
        let hear = move |data: JsValue| {
            // What another version of Outpost says otherwise is passed over: the next look at the server brings it.
            let words = data.as_string().and_then(|words| serde_json::from_slice(words.as_bytes()).ok());
            if let Some((words, told)) = words {
                on_words(words, told);
            }
        };
        self.early.iter().for_each(&hear);
        self.early.set_length(0);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| hear(event.data()));
        self.channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        self.on_message.replace(on_message);
    }

    /// Tells the others, and how it stands with that.
    pub fn tell(&self, words: &[Write], told: Told) {
        if let Ok(words) = serde_json::to_string(&(words, told)) {
            // Fails on a channel that was closed, and this one is open as long as it is here.
            let _ = self.channel.post_message(&words.into());
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// Calls back once this tab leads those that go by this name: at once where nobody does, else when the one that does is
/// gone. It leads until the page goes.
///
/// Where the browser has no locks each tab leads. Then two may send the same change, as two devices might.
pub fn lead(name: &str, on_lead: impl FnOnce() + 'static) {
    let names = [name.to_owned()];
    spawn_local(async move {
        let held = locks::first_of(&names).await;
        on_lead();
        std::mem::forget(held);
    });
}
