//! Other tabs of the same mailbox: telling them what was kept, and who of them leads.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use super::locks;
use crate::mailbox::{Told, Write};

/// The other tabs. Dropped, nothing is heard or told any more.
#[derive(Debug)]
pub struct Tabs {
    channel: BroadcastChannel,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Joins the tabs that go by this name; `on_words` hears what any other of them tells, and how it stands with
    /// that. None where the browser has no channel between tabs.
    pub fn join(name: &str, on_words: impl Fn(Vec<Write>, Told) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // What another version of Outpost says otherwise is passed over: the next look at the server brings it.
            let words =
                event.data().as_string().and_then(|words| serde_json::from_slice(words.as_bytes()).ok());
            if let Some((words, told)) = words {
                on_words(words, told);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { channel, _on_message: on_message })
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
