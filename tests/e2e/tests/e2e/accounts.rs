//! Whose mailbox is kept on this device, and that it goes when they sign out.

use graph_sim::Simulator;
use outpost_e2e::{Because, Name, Outcome, Page, Role, Setup, World, holds, letter};
use serde_json::{Value, json};

use crate::screen;

fn mailbox() -> Setup {
    Setup::new().mail("Inbox", letter::read(letter::text("Here", "One"))).forgive("401").forgive("403")
}

/// The names of the databases on this device.
async fn databases(page: &Page) -> Outcome<Vec<String>> {
    let names = "const done = arguments[arguments.length - 1];
        indexedDB.databases().then(all => done(all.map(one => one.name)));";
    Ok(serde_json::from_value(page.eval_async(names).await?)?)
}

/// The name of the database of an account at this world's service.
fn name(world: &World<'_>, account: &str) -> String {
    format!("outpost / {} {account}", world.graph_url())
}

/// Opens the app until the Inbox shows, in the database of its account: which that is.
async fn open(world: &World<'_>) -> Outcome<(Page, String)> {
    let page = world.open("#/mail/inbox").await?;
    screen::row(&page, "Here").await?;
    let account = page.eval("return window.mailAuth.accounts()[0].id").await?;
    let database = name(world, account.as_str().unwrap_or_default());
    holds("a database of the account", async || Ok(databases(&page).await?.contains(&database))).await?;
    screen::row(&page, "Here").await?;
    Ok((page, database))
}

/// Makes a database as one of another account would be, with so many changes that were not sent.
async fn make(page: &Page, name: &str, unsent: usize) -> Outcome {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        indexedDB.databases().then(all => {{
            const request = indexedDB.open({}, all[0].version);
            request.onupgradeneeded = () => {{
                const journal = request.result.createObjectStore('journal');
                for (let number = 0; number < {unsent}; number += 1) journal.put('of a later version', [number, 1]);
            }};
            request.onsuccess = () => {{ request.result.close(); done(true); }};
        }});",
        json!(name)
    );
    assert_eq!(page.eval_async(&script).await?, true);
    Ok(())
}

/// In how many tabs the part of the app is there that comes after the first screen: one leads, the others wait for their
/// turn.
async fn whole_tabs(page: &Page, database: &str) -> Outcome<u64> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const count = locks => locks.filter(lock => lock.name === {}).length;
        navigator.locks.query().then(all => done(count(all.held) + count(all.pending)));",
        json!(database)
    );
    page.eval_async(&script).await?.as_u64().because("the locks cannot be counted")
}

/// A page that knows from its start that nobody is signed in, as after a sign-out that left it, or where accounts are
/// those of one tab.
const NOBODY: &str = "let held;
    Object.defineProperty(window, 'mailAuth', {
        get: () => held && { ...held, accounts: () => [] },
        set: given => { held = given; },
    });";

/// Nobody can sign in any more without being asked.
fn refuse(world: &World<'_>) {
    world.with(|sim: &mut Simulator| {
        sim.refuse_tokens(true);
        sim.expire_tokens();
    });
}

#[test]
fn signing_out_deletes_what_is_kept_also_while_another_tab_has_it_open() -> Outcome {
    World::run(mailbox(), async |world| {
        open(world).await?;
        world.browser().open_tab().await?;
        let (page, database) = open(world).await?;
        holds("all of both tabs to be loaded", async || Ok(whole_tabs(&page, &database).await? == 2)).await?;
        refuse(world);
        page.eval("window.mailAuth.signOut()").await?;
        holds("it to be gone", async || Ok(!databases(&page).await?.contains(&database))).await?;
        page.gone(Role::Option, Name::Any).await?;
        page.get(Role::Button, Name::starts("Sign in")).await?;
        assert!(!databases(&page).await?.contains(&database), "it came back");
        let left = page.eval("return Object.values(localStorage)").await?;
        let account = database.rsplit(' ').next().unwrap_or_default();
        assert!(!left.as_array().is_some_and(|all| all.contains(&Value::from(account))), "{left}");
        Ok(())
    })
}

#[test]
fn a_mailbox_whose_account_is_gone_is_deleted_and_nobody_else_s() -> Outcome {
    World::run(mailbox(), async |world| {
        let (page, database) = open(world).await?;
        let gone = name(world, "somebody");
        let elsewhere = "outpost / https://mail.example somebody".to_owned();
        let other_app = format!("outpost /other/ {} somebody", world.graph_url());
        let unsent = name(world, "somebody with changes");
        make(&page, &unsent, 1).await?;
        for name in [&elsewhere, &other_app, &gone] {
            make(&page, name, 0).await?;
        }
        // The same app, its page named.
        page.open(&world.page_url("index.html#/mail/inbox")).await?;
        screen::row(&page, "Here").await?;
        holds("the one to be gone", async || Ok(!databases(&page).await?.contains(&gone))).await?;
        let left = databases(&page).await?;
        assert!(
            [&database, &elsewhere, &other_app, &unsent].iter().all(|name| left.contains(name)),
            "{left:?}"
        );
        Ok(())
    })
}

#[test]
fn a_page_that_says_nobody_is_signed_in_when_it_comes_back_deletes_what_was_kept() -> Outcome {
    World::run(mailbox(), async |world| {
        let (page, database) = open(world).await?;
        refuse(world);
        world.browser().inject(NOBODY).await?;
        page.reload().await?;
        page.get(Role::Button, Name::starts("Sign in")).await?;
        holds("it to be gone", async || Ok(!databases(&page).await?.contains(&database))).await?;
        assert!(page.all(Role::Option, Name::Any).await?.is_empty(), "nobody's mail is shown");
        Ok(())
    })
}

#[test]
fn a_page_that_knows_nobody_yet_deletes_nothing() -> Outcome {
    World::run(mailbox(), async |world| {
        let (page, database) = open(world).await?;
        refuse(world);
        page.reload().await?;
        screen::row(&page, "Here").await?;
        page.get(Role::Button, "Sign in again").await?;
        holds("all to be loaded", async || Ok(whole_tabs(&page, &database).await? == 1)).await?;
        assert!(databases(&page).await?.contains(&database), "what is not sent yet would be lost with it");
        Ok(())
    })
}

#[test]
fn a_new_tab_that_knows_nobody_leaves_the_mailbox_that_another_tab_uses() -> Outcome {
    World::run(mailbox(), async |world| {
        let (page, database) = open(world).await?;
        holds("all to be loaded", async || Ok(whole_tabs(&page, &database).await? == 1)).await?;
        // They stand before and behind it, so when they are gone it was looked at.
        let beside = [name(world, "!"), name(world, "~")];
        for name in &beside {
            make(&page, name, 0).await?;
        }
        refuse(world);
        world.browser().open_tab().await?;
        world.browser().inject(NOBODY).await?;
        let page = world.open("#/mail/inbox").await?;
        page.get(Role::Button, Name::starts("Sign in")).await?;
        let is_left = async |name: &String| -> Outcome<bool> { Ok(databases(&page).await?.contains(name)) };
        for name in &beside {
            holds("what nobody needs to be gone", async || Ok(!is_left(name).await?)).await?;
        }
        assert!(is_left(&database).await?, "the other tab is at work");
        Ok(())
    })
}
