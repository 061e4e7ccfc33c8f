//! Collections as streams of pages.

use std::cell::RefCell;

use futures_util::{StreamExt, pin_mut};
use outpost::app::pages::pages;
use outpost::protocol::ops::mail_folder;
use outpost::protocol::{ApiError, Operation, Page};
use wasm_bindgen_test::wasm_bindgen_test;

fn page(next_link: Option<&str>) -> Page<outpost::model::MailFolder> {
    Page { value: Vec::new(), count: None, next_link: next_link.map(str::to_owned) }
}

#[wasm_bindgen_test]
async fn each_page_is_asked_for_when_it_is_waited_for() {
    let asked = RefCell::new(Vec::new());
    let stream = pages(mail_folder::List::new(), async |next| {
        let target = next.request().target;
        asked.borrow_mut().push(target.clone());
        Ok(page(target.starts_with('/').then_some("https://graph.microsoft.com/2")))
    });
    pin_mut!(stream);
    assert!(asked.borrow().is_empty());
    assert!(stream.next().await.is_some_and(|page| page.is_ok()));
    assert_eq!(asked.borrow().len(), 1);
    assert!(stream.next().await.is_some());
    assert_eq!(asked.borrow().last().map(String::as_str), Some("https://graph.microsoft.com/2"));
    assert!(stream.next().await.is_none());
    assert_eq!(asked.borrow().len(), 2);
}

#[wasm_bindgen_test]
async fn an_error_ends_the_stream() {
    let stream = pages(mail_folder::List::new(), async |_| Err(ApiError::Unreachable));
    pin_mut!(stream);
    assert_eq!(stream.next().await, Some(Err(ApiError::Unreachable)));
    assert!(stream.next().await.is_none());
}
