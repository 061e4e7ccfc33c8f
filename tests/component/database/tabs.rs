//! Tabs of one mailbox; another channel or request for a lock in the same page is to the browser as good as a tab.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use js_sys::Promise;
use outpost::browser::locks;
use outpost::browser::tabs::{Tabs, lead};
use outpost::mailbox::{Told, Write};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::BroadcastChannel;

use super::{content, header};

#[wasm_bindgen_test]
async fn the_others_hear_what_a_tab_tells_and_pass_over_what_they_cannot_read() {
    let (sender, mut heard) = mpsc::unbounded();
    let hearing = Tabs::join("telling").unwrap();
    hearing.listen(move |words, told| sender.unbounded_send((words, told)).unwrap());
    let own = Rc::new(RefCell::new(Vec::new()));
    let telling = {
        let own = own.clone();
        let telling = Tabs::join("telling").unwrap();
        telling.listen(move |words, _| own.borrow_mut().push(words));
        telling
    };
    BroadcastChannel::new("telling").unwrap().post_message(&"[{\"Future\":1}]".into()).unwrap();
    let words = vec![Write::Headers(vec![header("a", "f", 1)]), Write::Content(Box::new(content("a", 9)))];
    telling.tell(&words, Told::Kept);
    assert_eq!(heard.next().await, Some((words, Told::Kept)), "the words of the future were passed over");
    let own_words = own.borrow();
    assert!(own_words.is_empty(), "nobody hears himself: {own_words:?}");
}

#[wasm_bindgen_test]
async fn what_is_told_before_anybody_listens_is_heard_in_its_turn() {
    let hearing = Tabs::join("telling early").unwrap();
    let telling = Tabs::join("telling early").unwrap();
    // Others that joined after it have heard it when this one has.
    let witness = Tabs::join("telling early").unwrap();
    let words = |id: &str| vec![Write::ForgetMessages(vec![id.into()])];
    let (sender, mut seen) = mpsc::unbounded();
    witness.listen(move |words, _| sender.unbounded_send(words).unwrap());
    telling.tell(&words("a"), Told::Kept);
    telling.tell(&words("b"), Told::Kept);
    seen.next().await;
    seen.next().await;
    let (sender, mut heard) = mpsc::unbounded();
    hearing.listen(move |words, _| sender.unbounded_send(words).unwrap());
    telling.tell(&words("c"), Told::Kept);
    for id in ["a", "b", "c"] {
        assert_eq!(heard.next().await, Some(words(id)));
    }
}

#[wasm_bindgen_test]
async fn one_leads_and_the_next_when_it_is_gone() {
    let name = "leading".to_owned();
    let leader = locks::first_of(std::slice::from_ref(&name)).await.unwrap();
    let (sender, leads) = oneshot::channel();
    let follows = Rc::new(Cell::new(true));
    let seen = follows.clone();
    lead(&name, move || {
        seen.set(false);
        sender.send(()).unwrap();
    });
    // A question that is answered after the request of the lock was handled.
    let locks = js_sys::Reflect::get(&web_sys::window().unwrap().navigator(), &"locks".into()).unwrap();
    let query: js_sys::Function = js_sys::Reflect::get(&locks, &"query".into()).unwrap().into();
    JsFuture::from(Promise::from(query.call0(&locks).unwrap())).await.unwrap();
    assert!(follows.get(), "another one leads");
    drop(leader);
    leads.await.unwrap();
}

#[wasm_bindgen_test]
async fn a_lock_that_somebody_holds_is_not_waited_for() {
    let held = locks::if_free("if free".to_owned()).await.unwrap();
    assert!(locks::if_free("if free".to_owned()).await.is_none());
    drop(held);
    // Comes when the lock was given back.
    let next = locks::first_of(&["if free".to_owned()]).await.unwrap();
    drop(next);
}
