//! Mail as it is found in the wild: every message of the corpus opens, with the right words and pictures.

use std::collections::BTreeSet;
use std::path::PathBuf;

use graph_sim::mime::load_paths;
use graph_sim::model::{Body, NewMessage};
use outpost_e2e::skip::skip;
use outpost_e2e::{Failure, Name, Outcome, Page, Role, Setup, World, dist, holds};

use crate::screen;

#[test]
fn every_message_of_the_corpus_opens() -> Outcome {
    let corpus = dist::shared("corpus");
    if !corpus.is_dir() {
        skip("the corpus", &format!("{} is not there", corpus.display()));
        return Ok(());
    }
    let loaded = load(corpus);
    let count = loaded.len();
    World::run(Setup::new().all(loaded).forgive("Content Security Policy"), async |world| {
        let mut wrong = Vec::new();
        let page = world.open("#/mail/inbox").await?;
        assert_eq!(world.everything().len(), count, "every message has its place");
        for (folder, state) in world.everything() {
            let address = world.address_of(&folder, &state)?;
            page.open(&world.page_url(&address)).await?;
            if let Err(failure) = matches(&page, &state.content).await {
                wrong.push(format!("{folder}: {:?}: {failure}", state.content.subject));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(Failure::new(wrong.join("\n"))) }
    })
}

fn load(corpus: PathBuf) -> Vec<(String, NewMessage)> {
    let mut refuse = |path: &std::path::Path, why: &str| skip(&path.display().to_string(), why);
    load_paths(&[corpus], &mut refuse).into_iter().map(|mail| (mail.folder, mail.message)).collect()
}

/// Whether the screen shows what the server has.
async fn matches(page: &Page, message: &NewMessage) -> Outcome {
    let subject = words(&message.subject);
    holds(format!("the subject {subject:?}"), async || {
        let headings = screen::reader(page).await?.all(Role::Heading, Name::Any).await?;
        Ok(headings.iter().any(|heading| words(heading.name()) == subject || subject.is_empty()))
    })
    .await?;
    if let Some(from) = &message.from {
        let sender = if from.name.is_empty() { &from.address } else { &from.name };
        let sender = words(sender);
        holds(format!("the sender {sender:?}"), async || {
            let article = screen::reader(page).await?.get(Role::Article, Name::Any).await?;
            Ok(words(&article.text().await?).contains(&sender))
        })
        .await?;
    }
    plain_text(page, message).await?;
    files(page, message).await?;
    pictures(page, message).await
}

/// Waits until a plain text stands on the screen word for word, which it does not where a charset was misread.
async fn plain_text(page: &Page, message: &NewMessage) -> Outcome {
    let Body::Text(body) = &message.body else { return Ok(()) };
    let body = words(body);
    holds(format!("the text {:?}", body.chars().take(60).collect::<String>()), async || {
        let frame = screen::reader(page).await?.get(Role::Frame, "Message body").await?;
        let shown = frame.eval_inside("return document.body.innerText").await?;
        Ok(words(shown.as_str().unwrap_or_default()) == body)
    })
    .await
}

/// Waits until every attached file can be downloaded under its name.
async fn files(page: &Page, message: &NewMessage) -> Outcome {
    for file in message.attachments.iter().filter(|part| !part.is_inline) {
        let label = words(&format!("Download {}", file.name));
        holds(format!("a button {label:?}"), async || {
            let buttons = screen::reader(page).await?.all(Role::Button, Name::starts("Download")).await?;
            Ok(buttons.iter().any(|button| words(button.name()) == label))
        })
        .await?;
    }
    Ok(())
}

/// Waits until every picture that the body names and the message holds is loaded.
async fn pictures(page: &Page, message: &NewMessage) -> Outcome {
    let expected = inline_pictures(message);
    if expected == 0 {
        return Ok(());
    }
    let loaded = "return new Set([...document.images].filter(image => image.naturalWidth > 0) \
        .map(image => image.src)).size";
    holds(format!("{expected} pictures"), async || {
        let frame = screen::reader(page).await?.get(Role::Frame, "Message body").await?;
        let loaded = frame.eval_inside(loaded).await?;
        if loaded.as_u64() >= Some(expected) {
            Ok(true)
        } else {
            Err(Failure::new(format!("{loaded} are loaded")))
        }
    })
    .await
}

/// How many pictures of the message its own body names.
fn inline_pictures(message: &NewMessage) -> u64 {
    let Body::Html(body) = &message.body else { return 0 };
    let ids = message.attachments.iter().filter(|part| part.content_type.starts_with("image/"));
    let ids: BTreeSet<&str> = ids.filter_map(|part| part.content_id.as_deref()).collect();
    ids.iter().filter(|id| body.contains(&format!("cid:{id}"))).count() as u64
}

/// The words of a text, however they were spaced.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
