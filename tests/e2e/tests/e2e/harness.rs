//! The harness itself, on a page of its own: a test that finds nothing wrong must be able to find something.

use outpost_e2e::keys::{Key, shift};
use outpost_e2e::network::Network;
use outpost_e2e::{Listener, Name, Outcome, Role, Scheme, Size, axe, holds, run};

const PAGE: &str = r#"<!doctype html><html lang="en"><title>Harness</title>
<style>html { color-scheme: light dark } .low { color: #777; background: #888 }</style>
<main aria-label="Message"><h1>Hello</h1>
  <button onclick="document.getElementById('said').textContent = 'clicked'">Press me</button>
  <button aria-label="Other" onkeydown="this.textContent = (event.shiftKey ? 'Shift ' : '') + event.key">Keys</button>
  <button hidden>Not there</button><button aria-hidden="true" tabindex="-1">Nor this</button>
  <p id="said" role="status"></p>
  <a href="data:text/plain,kept" download="note.txt">Keep</a>
  <iframe title="Message body" sandbox srcdoc="<p>Inside</p><script>document.body.textContent = 'ran'</script>"></iframe>
</main></html>"#;

#[test]
fn things_are_found_by_role_and_name_and_can_be_used() -> Outcome {
    run::test(async |browser| {
        let server = Listener::start(&[("/", PAGE)]).await?;
        let page = browser.page();
        page.open(&server.url()).await?;
        let main = page.get(Role::Main, "Message").await?;
        main.get(Role::Button, "Press me").await?.click().await?;
        holds("the click to be told", async || {
            Ok(page.get(Role::Status, Name::Any).await?.text().await? == "clicked")
        })
        .await?;
        assert_eq!(page.all(Role::Button, Name::Any).await?.len(), 2, "what is hidden is not there");
        page.gone(Role::Button, "Not there").await?;

        page.press(Key::Tab).await?;
        let other = page.focused().await?;
        assert_eq!(other.name(), "Other");
        page.press(shift(Key::End)).await?;
        assert_eq!(other.text().await?, "Shift End");
        Ok(())
    })
}

#[test]
fn a_sandboxed_frame_can_be_looked_into() -> Outcome {
    run::test(async |browser| {
        let server = Listener::start(&[("/", PAGE)]).await?;
        let page = browser.page();
        page.open(&server.url()).await?;
        let frame = page.get(Role::Frame, "Message body").await?;
        holds("the text", async || Ok(frame.eval_inside("return document.body.innerText").await? == "Inside"))
            .await
    })
}

#[test]
fn sizes_and_themes_are_what_was_asked_for() -> Outcome {
    run::test(async |browser| {
        let server = Listener::start(&[("/", PAGE)]).await?;
        let page = browser.page();
        page.open(&server.url()).await?;
        for size in [Size::DESKTOP, Size::TABLET, Size::PHONE] {
            browser.resize(size).await?;
            assert_eq!(page.eval("return innerWidth").await?, size.width);
            assert_eq!(page.eval("return innerHeight").await?, size.height);
        }
        browser.prefer(Scheme::Dark).await?;
        assert_eq!(page.eval("return matchMedia('(prefers-color-scheme: dark)').matches").await?, true);
        Ok(())
    })
}

#[test]
fn a_download_arrives() -> Outcome {
    run::test(async |browser| {
        let server = Listener::start(&[("/", PAGE)]).await?;
        let page = browser.page();
        page.open(&server.url()).await?;
        page.get(Role::Link, "Keep").await?.click().await?;
        assert_eq!(browser.downloaded("note.txt").await?, b"kept");
        Ok(())
    })
}

#[test]
fn axe_finds_what_is_wrong() -> Outcome {
    run::test(async |browser| {
        let server = Listener::start(&[("/", "<!doctype html><title>x</title><img src='data:,'>")]).await?;
        let page = browser.page();
        page.open(&server.url()).await?;
        if !axe::is_here() {
            return Ok(());
        }
        let found = axe::check(&page, "a bad page").await.err().map(|failure| failure.to_string());
        assert!(found.is_some_and(|text| text.contains("image-alt")), "an image without text must be found");
        Ok(())
    })
}

#[test]
fn complaints_and_foreign_requests_are_heard() -> Outcome {
    run::test(async |browser| {
        let foreign = Listener::start(&[]).await?;
        let html = format!(
            "<!doctype html><meta http-equiv=content-security-policy content=\"style-src 'none'\">
            <style>p {{ color: red }}</style><script>fetch('{}/spy'); nothing.here</script>",
            foreign.url()
        );
        let server = Listener::start(&[("/", &html)]).await?;
        browser.page().open(&server.url()).await?;
        holds("the request", async || Ok(foreign.asked() == ["/spy"])).await?;

        let mut network = Network::default();
        browser.follow(&mut network).await?;
        let foreign = network.foreign(&[server.url()]);
        assert!(foreign.iter().any(|url| url.ends_with("/spy")), "{foreign:?}");
        let complaints = browser.complaints().await?.join("\n");
        for part in ["Content Security Policy", "nothing is not defined", "404"] {
            assert!(complaints.contains(part), "{part} must be among: {complaints}");
        }
        Ok(())
    })
}
