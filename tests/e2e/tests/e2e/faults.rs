//! A server and a network that fail as real ones do.

use std::time::Duration;

use graph_sim::inspect::MessageState;
use graph_sim::{Effect, FaultRule, Method, Simulator};
use outpost_e2e::{Name, Outcome, Role, Setup, World, holds, letter, until};

use crate::screen;

fn mailbox() -> Setup {
    Setup::new()
        .mail("Inbox", letter::text("Here", "Still on screen"))
        .mail("Archive", letter::read(letter::text("There", "After the trouble")))
}

#[test]
fn a_server_that_answers_503_twice_is_asked_again() -> Outcome {
    let fault =
        FaultRule::new(Effect::ServerError { status: 503, retry_after: None }).at("/messages").times(2);
    World::run(mailbox().fault(fault).forgive("503"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await
    })
}

#[test]
fn a_throttled_request_waits_as_long_as_it_was_told() -> Outcome {
    let fault =
        FaultRule::new(Effect::Throttle { retry_after: Some(2) }).on(Method::Get).at("/messages?").times(1);
    World::run(mailbox().fault(fault).forgive("429"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        // The row may have come by another request: what changed in the folder is asked for too.
        let waited = until("the refused request to go again", async || {
            let network = world.network().await?;
            let asked = network.of("/messages?");
            let refused = asked.iter().position(|exchange| exchange.status == Some(429));
            Ok(refused.and_then(|at| asked.get(at + 1)?.asked.checked_sub(asked.get(at)?.ended?)))
        });
        let waited = waited.await?;
        assert!(waited >= Duration::from_secs(2), "waited {waited:?} of 2 s");
        Ok(())
    })
}

#[test]
fn a_throttled_request_recovers_where_the_page_may_not_read_how_long_to_wait() -> Outcome {
    let fault = FaultRule::new(Effect::Throttle { retry_after: Some(1) }).at("/messages").times(2);
    World::run(mailbox().fault(fault).hiding_retry_after().forgive("429"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        let network = world.network().await?;
        let refused = network.of("/messages").iter().filter(|one| one.status == Some(429)).count();
        assert_eq!(refused, 2, "each refusal was followed by one more try");
        Ok(())
    })
}

#[test]
fn a_dropped_connection_is_tried_again() -> Outcome {
    let fault = FaultRule::new(Effect::DropBefore).at("/messages").times(1);
    World::run(mailbox().fault(fault).forgive("ERR_"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await
    })
}

#[test]
fn a_change_whose_answer_was_lost_is_not_lost() -> Outcome {
    let fault = FaultRule::new(Effect::DropAfter).on(Method::Patch).times(1);
    World::run(mailbox().fault(fault).forgive("ERR_"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        page.get(Role::TreeItem, "Inbox").await?;
        holds("the server to know", async || Ok(world.counts("Inbox")?.unread == 0)).await?;
        assert!(page.all(Role::Alert, Name::Any).await?.is_empty(), "nothing to tell the person");
        Ok(())
    })
}

#[test]
fn an_expired_token_is_renewed_once_and_nobody_notices() -> Outcome {
    World::run(mailbox().forgive("401"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        holds("the change to arrive", async || Ok(world.counts("Inbox")?.unread == 0)).await?;
        let before = world.token_requests().await?;
        world.with(Simulator::expire_tokens);
        screen::folder(&page, "Archive").await?.click().await?;
        screen::open(&page, "There").await?;
        assert_eq!(world.token_requests().await? - before, 1, "one new token for all");
        assert!(page.all(Role::Button, "Sign in again").await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_refused_token_asks_to_sign_in_and_loses_nothing() -> Outcome {
    World::run(mailbox().forgive("401").forgive("403").forgive("400"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        holds("the change to arrive", async || Ok(world.counts("Inbox")?.unread == 0)).await?;
        world.with(|sim| {
            sim.refuse_tokens(true);
            sim.expire_tokens();
        });
        screen::action(&page, "Flag").await?.click().await?;
        let alert = page.get(Role::Alert, Name::Any).await?;
        let sign_in = alert.get(Role::Button, "Sign in again").await?;
        screen::is_open(&page, "Here").await?;
        screen::reads(&page, "Still on screen").await?;
        screen::row(&page, "Here").await?;

        world.with(|sim| sim.refuse_tokens(false));
        sign_in.click().await?;
        page.gone(Role::Button, "Sign in again").await?;
        holds("the flag to arrive", async || {
            Ok(world.messages("Inbox").iter().all(MessageState::is_flagged))
        })
        .await?;
        screen::folder(&page, "Archive").await?.click().await?;
        screen::row(&page, "There").await.map(drop)
    })
}

#[test]
fn a_server_that_stays_broken_is_reported_with_a_way_to_try_again() -> Outcome {
    let fault = FaultRule::new(Effect::ServerError { status: 500, retry_after: None }).at("/messages");
    World::run(mailbox().fault(fault).forgive("500"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let alert = page.get(Role::Alert, Name::Any).await?;
        world.with(|sim| sim.faults().clear());
        alert.get(Role::Button, "Try again").await?.click().await?;
        screen::row(&page, "Here").await?;
        page.gone(Role::Alert, Name::Any).await
    })
}

#[test]
fn no_more_than_four_requests_are_under_way() -> Outcome {
    let fault = FaultRule::new(Effect::Latency { min_ms: 60, max_ms: 120 });
    World::run(Setup::sample().fault(fault), async |world| {
        let page = world.open("#/mail/inbox").await?;
        let list = screen::messages(&page).await?;
        for _ in 0..30 {
            // A person at the scroll bar: each step leaves the rows of the last one behind.
            list.call("function () { this.scrollTop += this.clientHeight * 3; }").await?;
        }
        holds("rows at the end", async || Ok(!page.all(Role::Option, Name::Any).await?.is_empty())).await?;
        // That there are no more than four at once is judged in every world; here there must be several.
        let most = world.most_at_once().await?;
        assert!(most >= 2, "{most} were under way at once");
        Ok(())
    })
}

#[test]
fn without_a_network_what_is_missing_is_named_and_comes_by_itself_when_it_is_back() -> Outcome {
    World::run(mailbox().forgive("ERR_INTERNET_DISCONNECTED"), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::open(&page, "Here").await?;
        world.is_quiet().await?;
        world.browser().offline(true).await?;
        screen::folder(&page, "Archive").await?.click().await?;
        let alert = page.get(Role::Alert, Name::Any).await?;
        let text = alert.text().await?;
        assert!(text.contains("cannot be reached"), "{text}");

        world.browser().offline(false).await?;
        screen::row(&page, "There").await.map(drop)
    })
}
