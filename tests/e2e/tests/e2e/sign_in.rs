//! Tokens: renewals are shared, and claims challenges met, where the service wants a token that fulfils more (continuous
//! access evaluation, authentication context).

use graph_sim::{Effect, FaultRule, Simulator};
use outpost_e2e::{Name, Outcome, Page, Role, Setup, World, holds, letter};
use serde_json::{Value, json};

use crate::screen;

/// What the service wants, as it stands in the challenge once that is decoded.
const CLAIMS: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#;

/// Keeps what the app asks the page's sign-in for. `refuse` decides what is refused for want of the person.
fn listen(refuse: &str) -> String {
    format!(
        "window.asked = [];
        const inner = window.mailAuth.getToken;
        const refuse = {refuse};
        window.mailAuth.getToken = async options => {{
            window.asked.push({{ claims: options.claims ?? null, interactive: options.interactive }});
            if (refuse(options)) throw Object.assign(new Error('Signing in is needed.'), {{ code: 'interaction_required' }});
            return inner(options);
        }};"
    )
}

/// The questions for a token that came with claims.
async fn asked_with_claims(page: &Page) -> Outcome<Vec<Value>> {
    let asked = page.eval("return window.asked.filter(one => one.claims !== null)").await?;
    Ok(asked.as_array().cloned().unwrap_or_default())
}

fn mailbox() -> Setup {
    Setup::new()
        .mail("Inbox", letter::read(letter::text("Here", "Before the challenge")))
        .mail("Archive", letter::read(letter::text("There", "After the challenge")))
        .forgive("401")
}

fn challenge(world: &World<'_>) {
    let claims = CLAIMS.to_owned();
    world.with(|sim| sim.faults().push(FaultRule::new(Effect::ClaimsChallenge { claims })));
}

#[test]
fn a_claims_challenge_is_met_with_exactly_these_claims_and_nobody_notices() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;
        page.eval(&listen("() => false")).await?;
        challenge(world);
        screen::folder(&page, "Archive").await?.click().await?;
        screen::open(&page, "There").await?;
        screen::reads(&page, "After the challenge").await?;
        let asked = asked_with_claims(&page).await?;
        assert!(!asked.is_empty(), "nobody was asked for the claims");
        assert!(
            asked.iter().all(|one| *one == json!({ "claims": CLAIMS, "interactive": "no" })),
            "{asked:?}"
        );
        assert!(page.all(Role::Alert, Name::Any).await?.is_empty(), "nothing to tell the person");
        Ok(())
    })
}

#[test]
fn claims_that_need_the_person_are_carried_into_the_sign_in() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;
        page.eval(&listen("options => options.claims && options.interactive === 'no'")).await?;
        challenge(world);
        screen::folder(&page, "Archive").await?.click().await?;
        let alert = page.get(Role::Alert, Name::Any).await?;
        let sign_in = alert.get(Role::Button, "Sign in again").await?;
        assert!(
            asked_with_claims(&page).await?.iter().all(|one| one["interactive"] == "no"),
            "only a click may"
        );

        sign_in.click().await?;
        page.gone(Role::Button, "Sign in again").await?;
        screen::open(&page, "There").await?;
        let mut asked = asked_with_claims(&page).await?;
        asked.retain(|one| one["interactive"] != "no");
        assert_eq!(asked, [json!({ "claims": CLAIMS, "interactive": "popup" })]);
        Ok(())
    })
}

/// Lets each forced renewal wait until `window.letGo()` is called; the first `lost` of them then end without a network.
/// `window.forced` counts them, `window.meanwhile` what else is asked while one waits.
fn hold_renewals(lost: u32) -> String {
    format!(
        "window.forced = window.meanwhile = 0;
        const open = new Promise(resolve => {{ window.letGo = () => {{ window.isOpen = true; resolve(); }}; }});
        const inner = window.mailAuth.getToken;
        window.mailAuth.getToken = async options => {{
            if (!options.forceRefresh) {{
                if (window.forced > 0 && !window.isOpen) window.meanwhile += 1;
                return inner(options);
            }}
            window.forced += 1;
            const count = window.forced;
            await open;
            if (count <= {lost}) throw Object.assign(new Error('No network.'), {{ code: 'network' }});
            return inner(options);
        }};"
    )
}

#[test]
fn requests_side_by_side_share_one_renewal_and_later_ones_wait_for_it() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;
        page.eval(&hold_renewals(0)).await?;
        world.with(Simulator::expire_tokens);
        screen::folder(&page, "Archive").await?.click().await?;
        holds("a renewal", async || Ok(page.eval("return window.forced").await? == 1)).await?;
        holds("the refusals", async || Ok(world.network().await?.is_idle())).await?;
        screen::folder(&page, "Drafts").await?.click().await?;
        screen::folder(&page, "Archive").await?.click().await?;
        page.eval("window.letGo()").await?;
        screen::open(&page, "There").await?;
        world.is_quiet().await?;
        assert_eq!(page.eval("return [window.forced, window.meanwhile]").await?, json!([1, 0]));
        Ok(())
    })
}

#[test]
fn a_renewal_that_found_no_network_is_tried_again_and_nobody_has_to_sign_in() -> Outcome {
    World::run(mailbox(), async |world| {
        let page = world.open("#/mail/inbox").await?;
        screen::row(&page, "Here").await?;
        world.is_quiet().await?;
        page.eval(&hold_renewals(1)).await?;
        world.with(Simulator::expire_tokens);
        screen::folder(&page, "Archive").await?.click().await?;
        holds("a renewal", async || Ok(page.eval("return window.forced").await? == 1)).await?;
        page.eval("window.letGo()").await?;
        holds("the way back", async || {
            assert!(page.all(Role::Button, "Sign in again").await?.is_empty(), "only the network was away");
            Ok(!screen::messages(&page).await?.all(Role::Option, Name::has("There")).await?.is_empty())
        })
        .await
    })
}

/// Lets questions for a token of which `hangs` is true never be answered, and the app's patience with them, 20 seconds,
/// be over at once. `window.pauses` are what waits for a minute to pass.
fn hang(hangs: &str) -> String {
    format!(
        "const wait = window.setTimeout;
        window.pauses = [];
        window.setTimeout = (work, millis) =>
            millis === 60000 ? window.pauses.push(work) : wait(work, millis === 20000 ? 0 : millis);
        const inner = window.mailAuth.getToken;
        const hangs = {hangs};
        window.mailAuth.getToken = options => hangs(options) ? new Promise(() => {{}}) : inner(options);
        window.answer = () => {{ window.mailAuth.getToken = inner; window.setTimeout = wait; }};"
    )
}

#[test]
fn a_token_that_never_comes_is_given_up_and_asked_for_again_when_the_person_says_so() -> Outcome {
    for hangs in ["() => true", "options => options.forceRefresh"] {
        World::run(mailbox(), async |world| {
            let page = world.open("#/mail/inbox").await?;
            screen::row(&page, "Here").await?;
            world.is_quiet().await?;
            page.eval(&hang(hangs)).await?;
            world.with(Simulator::expire_tokens);
            screen::folder(&page, "Archive").await?.click().await?;
            let alert = page.get(Role::Alert, Name::Any).await?;
            let text = alert.text().await?;
            assert!(text.contains("does not answer"), "{text}");
            page.eval("window.answer()").await?;
            alert.get(Role::Button, "Try again").await?.click().await?;
            page.gone(Role::Alert, Name::Any).await?;
            screen::open(&page, "There").await
        })?;
    }
    Ok(())
}

/// What lets the app ask again by itself: the person comes back, the network does, a minute passes and nobody sees it.
const OCCASIONS: [&str; 3] = [
    "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
    "window.dispatchEvent(new Event('online'))",
    "Object.defineProperty(document, 'hidden', { value: true }); window.pauses.forEach(work => work())",
];

#[test]
fn a_token_that_never_came_is_asked_for_again_when_it_may_come_now() -> Outcome {
    for occasion in OCCASIONS {
        World::run(mailbox(), async |world| {
            let page = world.open("#/mail/inbox").await?;
            screen::row(&page, "Here").await?;
            world.is_quiet().await?;
            page.eval(&hang("() => true")).await?;
            screen::folder(&page, "Archive").await?.click().await?;
            let text = page.get(Role::Alert, Name::Any).await?.text().await?;
            assert!(text.contains("does not answer"), "{text}");
            page.eval("window.answer()").await?;
            page.eval(occasion).await?;
            page.gone(Role::Alert, Name::Any).await?;
            screen::open(&page, "There").await
        })?;
    }
    Ok(())
}
