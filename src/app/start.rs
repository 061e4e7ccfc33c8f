//! The start: configuration, session, first questions, and the page's root.

use futures_util::FutureExt;
use leptos::prelude::*;

use super::store::Store;
use super::{Preferences, Session, account, chunks};
use crate::browser::{clock, config_file, location};
use crate::config::{Config, ConfigError};

/// How long to wait before asking for the rest of the program again, in milliseconds.
const PAUSE_MILLIS: u32 = 3_000;

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
    let mut loading = Box::pin(config_file::load());
    // The request is on its way before the first view is made. It cannot have been answered already.
    let answered = (&mut loading).now_or_never();
    mount_to_body(move || {
        let owner = Owner::current();
        leptos::task::spawn_local(async move {
            let config = match answered {
                Some(config) => config,
                None => loading.await,
            };
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
    let name = account::database(&config.api_base);
    let store = Store::open(name.clone());
    let (session, effects) = Session::new(config, preferences, store);
    location::on_change(move || session.follow_address());
    session.perform(effects);
    session.begin_here();
    leptos::task::spawn_local(load_the_rest(session, name));
    session
}

/// Loads what goes on behind the first screen, until it is there. The first rows do not share the processor with it.
async fn load_the_rest(session: Session, database: String) {
    session.wait_for_rows().await;
    loop {
        match chunks::engine().await {
            Ok(begin) => return begin(session, database),
            Err(_) => clock::sleep(PAUSE_MILLIS).await,
        }
    }
}
