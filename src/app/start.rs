//! The start: configuration, session, first questions, and the page's root.

use leptos::prelude::*;

use super::send::Sender;
use super::{Preferences, Session};
use crate::browser::cancel::Cancel;
use crate::browser::{config_file, environment, location};
use crate::config::{Config, ConfigError};
use crate::protocol::ops::user;

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
        environment::remove_splash();
        root(state.read_only())
    });
}

fn begin(config: Config, preferences: Preferences) -> Session {
    let (session, effects) = Session::new(config, preferences);
    location::on_change(move || session.follow_address());
    session.perform(effects);
    session.begin_here();
    let sender = session.sender.get_value();
    leptos::task::spawn_local(async move { learn_user(session, sender).await });
    session
}

/// Whose mailbox it is decorates the screen; without the answer nothing is missing.
async fn learn_user(session: Session, sender: Sender) {
    if let Ok(user) = sender.call(&user::Get, &Cancel::new()).await {
        session.user.try_set(Some(user));
    }
}
