//! A page that was set up wrong says what is wrong, on the screen.

use outpost_e2e::{Name, Outcome, Role, Setup, World, letter};

/// Opens a page with this `config.json`; the alert must name each of `words`.
fn refuses(config: &str, words: &[&str]) -> Outcome {
    World::run(Setup::new().overlay("config.json", "application/json", config), async |world| {
        let page = world.open("").await?;
        names(&page.get(Role::Alert, Name::Any).await?.text().await?, words);
        Ok(())
    })
}

fn names(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text:?}");
    }
}

#[test]
fn a_config_that_is_not_json_is_refused_with_the_place() -> Outcome {
    refuses("{\n  \"version\": 1,\n  oops\n}", &["config.json", "line 3"])
}

#[test]
fn an_unknown_field_is_named() -> Outcome {
    let config =
        r#"{"version":1,"api":{"base":"https://graph.microsoft.com","colour":"red"},"scopes":["a"]}"#;
    refuses(config, &["config.json", "colour"])
}

#[test]
fn a_host_that_is_neither_https_nor_this_machine_is_refused() -> Outcome {
    let config = r#"{"version":1,"api":{"base":"http://graph.example"},"scopes":["Mail.Read"]}"#;
    refuses(config, &["http://graph.example", "https://"])
}

#[test]
fn an_unknown_dialect_is_refused_with_those_there_are() -> Outcome {
    let config = r#"{"version":1,"api":{"base":"https://mail.example/api","dialect":"ews"},"scopes":["a"]}"#;
    refuses(config, &["api.dialect", "\"ews\"", "graph", "outlook"])
}

#[test]
fn a_config_that_cannot_be_had_is_missed() -> Outcome {
    World::run(Setup::new().forgive("config.json"), async |world| {
        world.browser().block("*config.json").await?;
        let page = world.open("").await?;
        names(
            &page.get(Role::Alert, Name::Any).await?.text().await?,
            &["config.json", "could not be loaded"],
        );
        Ok(())
    })
}

#[test]
fn a_page_without_sign_in_says_so() -> Outcome {
    let setup = Setup::new().mail("Inbox", letter::text("Unseen", ""));
    World::run(setup.overlay("mail-auth.js", "text/javascript", ""), async |world| {
        let page = world.open("").await?;
        names(&page.get(Role::Alert, Name::Any).await?.text().await?, &["mail-auth.js"]);
        Ok(())
    })
}
