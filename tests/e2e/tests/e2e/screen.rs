//! The places of the app by the names people find them under; what the tests share of the accessible contract.

use outpost_e2e::{Element, Name, Outcome, Page, Role, holds};

/// The folder called `name`, with whatever count.
pub(crate) async fn folder(page: &Page, name: &str) -> Outcome<Element> {
    page.get(Role::Navigation, "Folders").await?.get(Role::TreeItem, Name::called(name)).await
}

/// The message list.
pub(crate) async fn messages(page: &Page) -> Outcome<Element> {
    page.get(Role::ListBox, "Messages").await
}

/// The row of the message with this subject.
pub(crate) async fn row(page: &Page, subject: &str) -> Outcome<Element> {
    messages(page).await?.get(Role::Option, Name::has(subject)).await
}

/// The reading pane.
pub(crate) async fn reader(page: &Page) -> Outcome<Element> {
    page.get(Role::Main, "Message").await
}

/// Waits until the message with this subject is open.
pub(crate) async fn is_open(page: &Page, subject: &str) -> Outcome {
    reader(page).await?.get(Role::Heading, subject).await.map(drop)
}

/// Opens the message with this subject from the list.
pub(crate) async fn open(page: &Page, subject: &str) -> Outcome {
    row(page, subject).await?.click().await?;
    is_open(page, subject).await
}

/// Waits until the reading pane says that the message is gone.
pub(crate) async fn says_gone(page: &Page) -> Outcome {
    holds("words about a message that is gone", async || {
        Ok(reader(page).await?.text().await?.contains("not there any more"))
    })
    .await
}

/// Waits until the open message shows `text`, in its head or in its body.
pub(crate) async fn reads(page: &Page, text: &str) -> Outcome {
    holds(format!("the text {text:?}"), async || {
        let article = reader(page).await?.get(Role::Article, Name::Any).await?;
        let mut shown = article.text().await?;
        for frame in article.all(Role::Frame, "Message body").await? {
            let body = frame.eval_inside("return document.body.innerText").await?;
            shown += body.as_str().unwrap_or_default();
        }
        Ok(shown.contains(text))
    })
    .await
}

/// The frame of the open HTML message, once it shows `text`.
pub(crate) async fn frame_with(page: &Page, text: &str) -> Outcome<Element> {
    let frame = reader(page).await?.get(Role::Frame, "Message body").await?;
    holds(format!("the text {text:?} in the frame"), async || {
        let shown = frame.eval_inside("return document.body.innerText").await?;
        Ok(shown.as_str().is_some_and(|shown| shown.contains(text)))
    })
    .await?;
    Ok(frame)
}

/// A button of the toolbar over the open message.
pub(crate) async fn action(page: &Page, name: &str) -> Outcome<Element> {
    page.get(Role::Toolbar, "Message actions").await?.get(Role::Button, name).await
}
