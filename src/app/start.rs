//! The start: configuration, session, first questions, and the page's root.

use leptos::prelude::*;

use super::store::Store;
use super::{Preferences, Session};
use crate::browser::{config_file, keys, location, online};
use crate::config::{Config, ConfigError};
use crate::mailbox::{Engine, Mailbox};

/// How far the start is.
#[derive(Clone)]
pub enum Start {
    /// The configuration is on its way.
    Loading,
    /// The configuration is no good.
    Misconfigured(ConfigError),
    /// Running.
    Running(Session),
}

/// Puts the app on the page. `root` shows how far the start is, and then the session.
pub fn start<V: IntoView + 'static>(root: fn(ReadSignal<Start, LocalStorage>) -> V) {
    let preferences = Preferences::load();
    let state = RwSignal::new_local(Start::Loading);
    mount_to_body(move || {
        let owner = Owner::current();
        leptos::task::spawn_local(async move {
            let config = config_file::load().await;
            let run = move || match config {
                Ok(config) => Start::Running(begin(config, preferences)),
                Err(error) => Start::Misconfigured(error),
            };
            // What the session holds belongs to the page, not to this task.
            state.try_set(match owner {
                Some(owner) => owner.with(run),
                None => run(),
            });
        });
        root(state.read_only())
    });
}

fn begin(config: Config, preferences: Preferences) -> Session {
    let (session, effects) = Session::new(config, preferences, Store);
    location::on_change(move || session.follow_address());
    session.perform(effects);
    session.update(|mailbox| mailbox.equip(Engine::WHOLE));
    session.update(Mailbox::lead);
    session.begin_here();
    session.learn_user();
    online::follow(move |is_online| session.is_cut_off().set(!is_online));
    keys::on_key(move |stroke, focus| session.press(stroke, focus));
    // What could not be had without the network is asked for again.
    online::on_return(move || session.refresh());
    session
}
