//! Several tabs on one mailbox: the service counts them as one app, so they share its four places and its patience.

use std::time::Duration;

use graph_sim::inspect::MessageState;
use graph_sim::{Effect, FaultRule, Method};
use outpost_e2e::{Because, Failure, Name, Outcome, Page, Role, Setup, World, holds, letter};

use crate::screen;

/// Long enough to do something in the other tab meanwhile, on a busy machine too.
const PAUSE_SECS: u32 = 6;

fn mailbox() -> Setup {
    Setup::new()
        .mail("Inbox", letter::read(letter::text("Here", "One")))
        .mail("Archive", letter::read(letter::text("There", "Two")))
}

/// How many of the locks behind the places are held, by whichever tab.
async fn held(page: &Page) -> Outcome<usize> {
    let count = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
            navigator.locks.query().then(all => done(all.held.filter(lock => /^outpost .* [0-3]$/.test(lock.name)).length));",
        )
        .await?;
    usize::try_from(count.as_u64().because("the locks cannot be counted")?).because("a count")
}

#[test]
fn two_tabs_together_have_no_more_than_four_requests_under_way() -> Outcome {
    World::run(Setup::filled(20), async |world| {
        let browser = world.browser();
        let first = browser.tab().await?;
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Message 000005").await?;
        let second = browser.open_tab().await?;
        world.open("#/mail/inbox").await?;
        screen::row(&page, "Message 000005").await?;
        world.is_quiet().await?;
        // Long enough for the second click to come before the first has its answers.
        world.with(|sim| sim.faults().push(FaultRule::new(Effect::Latency { min_ms: 1_000, max_ms: 1_200 })));
        for tab in [&first, &second] {
            // A message is asked for with two neighbours to either side.
            browser.switch_to(tab).await?;
            screen::row(&page, "Message 000005").await?.click().await?;
        }
        for tab in [&first, &second] {
            browser.switch_to(tab).await?;
            screen::is_open(&page, "Message 000005").await?;
            world.is_quiet().await?;
        }
        // That there were no more, of both tabs together, is judged in every world; here there must be as many.
        assert_eq!(world.most_at_once().await?, 4, "were under way at once");
        Ok(())
    })
}

#[test]
fn when_one_tab_is_throttled_the_other_is_silent_until_the_pause_is_over() -> Outcome {
    World::run(mailbox().forgive("429"), async |world| {
        let browser = world.browser();
        let first = browser.tab().await?;
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        let second = browser.open_tab().await?;
        world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;

        let throttle = Effect::Throttle { retry_after: Some(PAUSE_SECS) };
        let rule = FaultRule::new(throttle).on(Method::Get).at("/archive/messages").times(1);
        world.with(|sim| sim.faults().push(rule));
        browser.switch_to(&first).await?;
        screen::folder(&page, "Archive").await?.click().await?;
        browser.switch_to(&second).await?;
        let left = "return Math.max(...Object.keys(localStorage).filter(key => key.includes('held-until'))
            .map(key => Number(localStorage[key])), 0) - Date.now()";
        holds("the other tab to know of the pause", async || Ok(page.eval(left).await?.as_f64() > Some(0.0)))
            .await?;
        // What was on its way before the pause was known went out.
        let before = world.network().await?.of(world.graph_url()).len();
        screen::folder(&page, "Drafts").await?.click().await?;
        if page.eval(left).await?.as_f64() <= Some(0.0) {
            return Err(Failure::new("the machine is too slow: the pause was over before the click"));
        }
        holds("the list that was asked for in the pause", async || {
            Ok(world.network().await?.of("/drafts/messages").iter().any(|one| one.status == Some(200)))
        })
        .await?;

        let network = world.network().await?;
        let asked = network.of(world.graph_url());
        let refused = asked.iter().find(|one| one.status == Some(429)).and_then(|one| one.ended);
        let refused = refused.because("nothing was throttled")?;
        let over = refused + Duration::from_secs(PAUSE_SECS.into());
        let early: Vec<_> = asked.iter().skip(before).filter(|one| one.asked < over).collect();
        assert!(early.is_empty(), "in the pause: {early:?}");
        browser.switch_to(&first).await?;
        screen::row(&page, "There").await.map(drop)
    })
}

#[test]
fn closing_a_tab_frees_the_places_it_held() -> Outcome {
    World::run(mailbox(), async |world| {
        let browser = world.browser();
        let first = browser.tab().await?;
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;
        let never = Effect::Latency { min_ms: 600_000, max_ms: 600_000 };
        world.with(|sim| sim.faults().push(FaultRule::new(never).at("$batch")));
        // At its start a page asks for the folders' names in a batch, which takes all places.
        page.eval("location.reload()").await?;
        holds("all places to be taken", async || Ok(held(&page).await? == 4)).await?;
        holds("the batch to be under way", async || {
            Ok(world.network().await?.of("/$batch").iter().any(|one| one.ended.is_none()))
        })
        .await?;
        world.with(|sim| sim.faults().clear());

        let second = browser.open_tab().await?;
        world.open("#/mail/inbox").await?;
        page.get(Role::Navigation, "Folders").await?;
        holds("the second tab to wait", async || waits(&page).await).await?;
        browser.close_tab(&first, &second).await?;
        holds("the second tab to have its turn", async || Ok(!waits(&page).await?)).await
    })
}

/// Whether this tab stands in the queue for a place.
async fn waits(page: &Page) -> Outcome<bool> {
    let waiting = "const done = arguments[arguments.length - 1];
        navigator.locks.query().then(all => done(all.pending.some(lock => /^outpost .* [0-3]$/.test(lock.name))));";
    Ok(page.eval_async(waiting).await? == true)
}

#[test]
fn what_happens_in_another_tab_while_this_one_starts_is_shown_here() -> Outcome {
    World::run(mailbox().forgive("split_engine").forgive("Failed to fetch"), async |world| {
        let browser = world.browser();
        let first = browser.tab().await?;
        // Which looks for news twice a minute, and would tell of this once more.
        let once = "const wait = window.setTimeout;
            window.setTimeout = (work, millis) => millis === 30000 ? 0 : wait(work, millis);";
        browser.inject(once).await?;
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        world.is_quiet().await?;
        let second = browser.open_tab().await?;
        // It stands with what the store holds, and what listens to other tabs is not there yet.
        browser.block("*split_engine*").await?;
        world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;

        browser.switch_to(&first).await?;
        page.press('s').await?;
        holds("the flag to arrive", async || {
            Ok(world.messages("Inbox").iter().any(MessageState::is_flagged))
        })
        .await?;
        world.is_quiet().await?;
        browser.switch_to(&second).await?;
        browser.block("*nothing*").await?;
        page.get(Role::Option, Name::has("Flagged")).await.map(drop)
    })
}
