//! Pulling the plug: the tab or the whole browser dies in the middle of long work. Whoever opens the app again finds
//! everything where it should be.

use graph_sim::{Effect, FaultRule};
use outpost_e2e::keys::{Key, ctrl};
use outpost_e2e::{Because, Failure, Name, Outcome, Page, Role, Setup, Tab, World, holds, letter, until};
use serde_json::Value;

use crate::screen;

/// How many messages are moved at once.
const BULK: usize = 300;
/// How many messages are kept for the first time.
const MANY: usize = 3_000;

/// What dies.
enum Plug {
    /// The tab; the other one lives.
    Tab(Tab, Tab),
    /// The browser, with all it runs.
    Browser,
}

impl Plug {
    async fn tab(world: &World<'_>) -> Outcome<Self> {
        let tab = world.browser().tab().await?;
        let other = world.browser().open_tab().await?;
        world.browser().switch_to(&tab).await?;
        Ok(Self::Tab(tab, other))
    }

    async fn pull(&self, world: &World<'_>) -> Outcome {
        world.network().await?;
        match self {
            Self::Tab(tab, other) => world.browser().crash_tab(tab, other).await?,
            Self::Browser => world.browser().kill_and_start_again().await?,
        }
        world.all_is_over().await
    }
}

/// How many headers and how many entries of the journal are kept of accounts on this device.
async fn kept(page: &Page) -> Outcome<(u64, u64)> {
    let counts = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
            const count = name => new Promise((resolve, reject) => {
                const request = indexedDB.open(name);
                request.onerror = () => reject(request.error);
                // It went meanwhile, and is not to come back.
                request.onupgradeneeded = () => request.transaction.abort();
                request.onsuccess = () => {
                    const database = request.result;
                    const asked = database.transaction(['headers', 'journal']);
                    const counts = ['headers', 'journal'].map(store => asked.objectStore(store).count());
                    asked.oncomplete = () => { database.close(); resolve(counts.map(one => one.result)); };
                };
            });
            indexedDB.databases()
                .then(all => Promise.all(all.filter(one => /^outpost \\S+ \\S/.test(one.name)).map(one => count(one.name))))
                .then(all => done(all.reduce((sum, one) => [sum[0] + one[0], sum[1] + one[1]], [0, 0])))
                .catch(error => done(String(error)));",
        )
        .await?;
    let count = |at: usize| counts.get(at)?.as_u64();
    count(0).zip(count(1)).because(format!("what is kept cannot be counted: {counts}"))
}

/// Waits until nothing is said to be waiting, and nothing is.
async fn nothing_waits(page: &Page) -> Outcome {
    page.gone(Role::ProgressBar, Name::Any).await?;
    holds("an empty journal, and no word of it", async || {
        let bar = page.get(Role::Banner, Name::Any).await?;
        let said = bar.get(Role::Status, Name::Any).await?.text().await?;
        Ok(kept(page).await?.1 == 0 && said.trim().is_empty())
    })
    .await
}

/// Goes through the list on screen from its first row to its last: it is that of the server's folder.
async fn list_is_the_server_s(page: &Page, world: &World<'_>, path: &str) -> Outcome {
    let messages = world.messages(path);
    let list = screen::messages(page).await?;
    let mut at = 0;
    while at < messages.len() {
        at = until(format!("row {at} to be that of the server"), async || {
            let look = format!(
                "function () {{
                    const row = this.querySelector('[role=option]');
                    this.scrollTop = {at} * row.offsetHeight;
                    return [...this.querySelectorAll('[role=option]')].map(row =>
                        ['aria-posinset', 'aria-setsize', 'aria-label'].map(name => row.getAttribute(name)));
                }}"
            );
            let rows = list.call(&look).await?;
            let mut next = at;
            while let Some(message) = messages.get(next)
                && is_among(&rows, [next + 1, messages.len()], &message.content.subject)
            {
                next += 1;
            }
            Ok((next > at).then_some(next))
        })
        .await?;
    }
    Ok(())
}

/// Whether one of these rows has this place and this size of the list, and this subject in its name.
fn is_among(rows: &Value, [place, size]: [usize; 2], subject: &str) -> bool {
    let [place, size] = [place, size].map(|number| number.to_string());
    let is_it = |row: &Value| {
        row[0] == *place && row[1] == *size && row[2].as_str().is_some_and(|name| name.contains(subject))
    };
    rows.as_array().is_some_and(|rows| rows.iter().any(is_it))
}

/// A mailbox with many to be moved, every third of them unread, to a server that takes its time for each batch.
fn bulk() -> Setup {
    let numbered = |number: usize| {
        let message = letter::text(&format!("Message {number:06}"), "One of many.");
        if number.is_multiple_of(3) { message } else { letter::read(message) }
    };
    let slow = FaultRule::new(Effect::Latency { min_ms: 400, max_ms: 500 }).at("$batch");
    let there = letter::read(letter::text("There before", "1"));
    let setup = (1..=BULK).fold(Setup::new(), |setup, number| setup.mail("Inbox", numbered(number)));
    setup.mail("Projects", there).fault(slow).forgive("ERR_")
}

/// Moves the whole Inbox, and returns when a part of it has arrived.
async fn begin_to_move(page: &Page, world: &World<'_>) -> Outcome {
    screen::open(page, "Message 000001").await?;
    holds("all to be selected", async || {
        page.press(ctrl('a')).await?;
        Ok(page.get(Role::Region, "Inbox").await?.text().await?.contains(&format!("{BULK} selected")))
    })
    .await?;
    page.press('v').await?;
    let dialog = page.get(Role::Dialog, "Move to").await?;
    for letter in ['p', 'r', 'o', 'j'] {
        page.press(letter).await?;
    }
    dialog.get(Role::Option, Name::has("Projects")).await?;
    page.press(Key::Enter).await?;
    holds("a part of them to have moved", async || Ok(world.messages("Projects").len() > 40)).await
}

/// Opens the app again: the rest of the bulk moves, once.
async fn all_arrives(world: &World<'_>) -> Outcome {
    let moved = world.messages("Projects").len();
    assert!(moved <= BULK, "the plug was pulled too late: {moved} of them had moved");
    world.with(|sim| sim.faults().clear());
    let page = world.open("#/mail/inbox").await?;
    holds("everything in its folder", async || {
        Ok(world.messages("Inbox").is_empty() && world.messages("Projects").len() == BULK + 1)
    })
    .await?;
    nothing_waits(&page).await?;
    let mut subjects: Vec<_> = world.everything().into_iter().map(|(_, one)| one.content.subject).collect();
    subjects.sort_unstable();
    subjects.dedup();
    assert_eq!(
        (subjects.len(), world.everything().len()),
        (BULK + 1, BULK + 1),
        "each is there exactly once"
    );

    let unread = BULK / 3;
    assert_eq!(world.counts("Projects")?.unread, unread);
    page.get(Role::TreeItem, "Inbox").await?;
    page.get(Role::TreeItem, format!("Projects, {unread} unread").as_str()).await?;
    page.gone(Role::Option, Name::Any).await?;
    screen::folder(&page, "Projects").await?.click().await?;
    list_is_the_server_s(&page, world, "Projects").await
}

#[test]
fn a_bulk_move_whose_tab_dies_ends_where_it_should() -> Outcome {
    World::run(bulk(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let plug = Plug::tab(world).await?;
        begin_to_move(&page, world).await?;
        plug.pull(world).await?;
        all_arrives(world).await
    })
}

#[test]
fn a_bulk_move_whose_browser_is_killed_ends_where_it_should() -> Outcome {
    World::run(bulk(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        begin_to_move(&page, world).await?;
        Plug::Browser.pull(world).await?;
        all_arrives(world).await
    })
}

fn large() -> Setup {
    let slow = FaultRule::new(Effect::Latency { min_ms: 150, max_ms: 200 }).at("/messages/delta");
    Setup::filled(MANY).fault(slow).forgive("ERR_")
}

/// Returns when a part of the Inbox is kept.
async fn begin_to_keep(page: &Page) -> Outcome {
    holds("a part of the Inbox to be kept", async || Ok(kept(page).await?.0 > 400)).await
}

/// Waits until at least so many headers are kept.
async fn are_kept(page: &Page, wanted: u64) -> Outcome {
    until(format!("{wanted} headers to be kept"), async || match kept(page).await? {
        (headers, _) if headers >= wanted => Ok(Some(())),
        (headers, _) => Err(Failure::new(format!("{headers} are"))),
    })
    .await
}

/// Opens the app again, after something happened on the server: the rest of the Inbox comes too.
async fn all_is_kept(world: &World<'_>) -> Outcome {
    world.with(|sim| {
        sim.faults().clear();
        let inbox = sim.folder_by_path(world.user(), "Inbox", false).because("there is no Inbox")?;
        let message = letter::text("Came meanwhile", "While nobody looked.");
        sim.insert(world.user(), inbox, message).because("no message can be put into the Inbox")
    })?;
    let page = world.open("#/mail/inbox").await?;
    let (before, _) = kept(&page).await?;
    assert!(
        (1..MANY as u64).contains(&before),
        "the plug was pulled too late, or too much was lost: {before}"
    );
    are_kept(&page, MANY as u64).await?;
    // What came in the middle of a round comes with the next: when somebody looks at the page again, for one.
    page.eval("window.dispatchEvent(new Event('visibilitychange'))").await?;
    are_kept(&page, MANY as u64 + 1).await?;
    nothing_waits(&page).await?;
    page.get(Role::TreeItem, "Inbox, 1 unread").await?;
    list_is_the_server_s(&page, world, "Inbox").await
}

#[test]
fn a_first_sync_whose_tab_dies_goes_on_to_its_end() -> Outcome {
    World::run(large(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let plug = Plug::tab(world).await?;
        begin_to_keep(&page).await?;
        plug.pull(world).await?;
        all_is_kept(world).await
    })
}

#[test]
fn a_first_sync_whose_browser_is_killed_goes_on_to_its_end() -> Outcome {
    World::run(large(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        begin_to_keep(&page).await?;
        Plug::Browser.pull(world).await?;
        all_is_kept(world).await
    })
}
