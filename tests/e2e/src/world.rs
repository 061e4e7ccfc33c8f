//! A simulator with its mailbox, the page, and a browser: all that one test needs, and what nobody may break in it.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use graph_sim::http::{Page as Served, Server, ServerOptions, Traffic};
use graph_sim::inspect::{FolderCounts, MessageState};
use graph_sim::model::NewMessage;
use graph_sim::sample::{OWNER_ADDRESS, OWNER_NAME};
use graph_sim::{Options, Simulator, UserId};

use crate::address;
use crate::browser::Browser;
use crate::dist;
use crate::failure::{Because, Failure, Outcome};
use crate::judge;
use crate::network::Network;
use crate::page::Page;
use crate::run;
use crate::setup::Setup;
use crate::wait::holds;

/// How many requests may be under way to one mailbox.
const MOST_AT_ONCE: usize = 4;

/// Where the demo's page gets its tokens.
const TOKENS: &str = "/sim/";

/// Everything around one test.
pub struct World<'b> {
    browser: &'b Browser,
    server: Server,
    user: UserId,
    forgiven: Vec<String>,
    network: Mutex<Network>,
}

impl<'b> World<'b> {
    /// Runs `test` in the world that `setup` describes, then judges what the browser and the server saw.
    pub fn run(setup: Setup, test: impl AsyncFnOnce(&World<'_>) -> Outcome) -> Outcome {
        run::test(async |browser| {
            let world = World::start(setup, browser, &dist::folder()?)?;
            test(&world).await?;
            world.judge().await
        })
    }

    /// Starts the server and the page of the bundle in `dist` for `browser`.
    pub fn start(setup: Setup, browser: &'b Browser, dist: &Path) -> Outcome<Self> {
        let mut simulator = Simulator::new(&Options::default());
        let user = simulator.add_user(OWNER_NAME, OWNER_ADDRESS);
        fill(&mut simulator, user, setup.mail)?;
        for fault in setup.faults {
            simulator.faults().push(fault);
        }
        let overlays = setup
            .overlays
            .into_iter()
            .map(|(file, content_type, text)| (file, content_type, text.into_bytes()));
        let page =
            Served { overlays: overlays.collect(), speaks: setup.speaks, ..Served::new(dist.to_path_buf()) };
        let options = ServerOptions {
            page: Some(page),
            keep_bodies: setup.is_judged,
            expose_retry_after: setup.expose_retry_after,
            ..ServerOptions::new(simulator)
        };
        let server = Server::start(options).because("starting the simulator")?;
        Ok(Self { browser, server, user, forgiven: setup.forgiven, network: Mutex::default() })
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        self.browser
    }

    /// What is on its screen.
    pub fn page(&self) -> Page {
        self.browser.page()
    }

    /// Opens the app at `address` (`#/mail/inbox`).
    pub async fn open(&self, address: &str) -> Outcome<Page> {
        let page = self.page();
        page.open(&self.page_url(address)).await?;
        Ok(page)
    }

    /// `address` with the origin of the page before it.
    pub fn page_url(&self, address: &str) -> String {
        format!("{}/{address}", self.server.page_url().unwrap_or_default().trim_end_matches('/'))
    }

    /// Whose mailbox it is.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// Looks at the server's state, or changes it.
    pub fn with<T>(&self, look: impl FnOnce(&mut Simulator) -> T) -> T {
        self.server.with(look)
    }

    /// What the server counts in the folder at `path`.
    pub fn counts(&self, path: &str) -> Outcome<FolderCounts> {
        self.with(|sim| sim.counts(self.user, path)).because(format!("there is no folder {path}"))
    }

    /// The messages of the folder at `path`, newest first.
    pub fn messages(&self, path: &str) -> Vec<MessageState> {
        self.with(|sim| sim.messages_in(self.user, path))
    }

    /// Every message of the mailbox with the path of its folder.
    pub fn everything(&self) -> Vec<(String, MessageState)> {
        let of = |path: String| self.messages(&path).into_iter().map(move |message| (path.clone(), message));
        self.with(|sim| sim.folder_paths(self.user)).into_iter().flat_map(of).collect()
    }

    /// The address of the first message in the folder at `path` with this subject.
    pub fn address(&self, path: &str, subject: &str) -> Outcome<String> {
        let found = self.messages(path).into_iter().find(|message| message.content.subject == subject);
        self.address_of(path, &found.because(format!("there is no {subject:?} in {path}"))?)
    }

    /// The address of a message in the folder at `path`.
    pub fn address_of(&self, path: &str, message: &MessageState) -> Outcome<String> {
        let folder = self.with(|sim| address::folder(sim, self.user, path))?;
        Ok(address::message(&folder, &message.immutable_id))
    }

    /// The requests so far.
    pub async fn network(&self) -> Outcome<Network> {
        let mut network = self.network.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.browser.follow(&mut network).await?;
        self.network.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&network);
        Ok(network)
    }

    /// The page was killed: what was under way has ended, though no log tells of it.
    pub async fn all_is_over(&self) -> Outcome {
        self.network().await?;
        self.network.lock().unwrap_or_else(PoisonError::into_inner).end_all();
        Ok(())
    }

    /// How many requests to the mailbox were under way at the same time, at most.
    pub async fn most_at_once(&self) -> Outcome<usize> {
        let is_mail =
            |url: &str| url.strip_prefix(self.graph_url()).is_some_and(|path| !path.starts_with(TOKENS));
        Ok(self.network().await?.most_at_once(is_mail))
    }

    /// How often the page asked for a token.
    pub async fn token_requests(&self) -> Outcome<usize> {
        Ok(self.network().await?.of(TOKENS).len())
    }

    /// Where the API of the mailbox is.
    pub fn graph_url(&self) -> &str {
        self.server.graph_url()
    }

    /// How busy the app keeps the service.
    pub fn traffic(&self) -> Traffic {
        self.server.traffic()
    }

    /// Waits until no request is under way and no image is still loading.
    pub async fn is_quiet(&self) -> Outcome {
        let came = holds("the page to come to rest", async || {
            let loaded = "return [...document.images].every(image => image.complete) \
                && document.querySelector('[aria-busy=true]') === null";
            Ok(self.page().eval(loaded).await? == true && self.network().await?.is_idle())
        });
        came.await.because(format!("still under way: {:?}", self.network().await?.under_way()))
    }

    /// Fails with what no test may bring about.
    async fn judge(&self) -> Outcome {
        let mut wrong: Vec<String> = self.browser.complaints().await?;
        wrong.retain(|complaint| !self.forgiven.iter().any(|part| complaint.contains(part)));
        let network = self.network().await?;
        let allowed = [self.page_url(""), self.graph_url().to_owned()];
        wrong.extend(network.foreign(&allowed).into_iter().map(|url| format!("a request left for {url}")));
        let most = self.most_at_once().await?;
        if most > MOST_AT_ONCE {
            wrong.push(format!("{most} requests were under way at once"));
        }
        wrong.extend(judge::breaches(&self.server.exchanges()));
        if wrong.is_empty() { Ok(()) } else { Err(Failure::new(wrong.join("\n"))) }
    }
}

fn fill(simulator: &mut Simulator, user: UserId, mail: Vec<(String, NewMessage)>) -> Outcome {
    for (path, message) in mail {
        let folder = simulator.folder_by_path(user, &path, true);
        let folder = folder.because(format!("the folder {path} cannot be made"))?;
        simulator.insert(user, folder, message).because(format!("no message can be put into {path}"))?;
    }
    Ok(())
}
