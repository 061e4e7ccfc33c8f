//! Memos of rows that come and go: they follow what they read while their row is there, and are forgotten with it.

use leptos::prelude::*;
use outpost::ui::passing;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{stage, until};

#[wasm_bindgen_test]
async fn a_row_follows_what_it_reads_until_it_goes_and_then_the_signal_forgets_it() {
    let count = RwSignal::new(1);
    let shown = RwSignal::new(vec!["first", "second"]);
    // Held on to after their rows are gone: a signal that still knew of them would go on telling them.
    let held = StoredValue::new(Vec::new());
    let pane = stage(move || {
        let row = move |name: &'static str| {
            let text = passing(move |_| format!("{name} {}", count.get()));
            held.update_value(|held| held.push(ArcMemo::from(text)));
            view! { <li role="option">{text}</li> }
        };
        view! { <ul role="listbox"><For each=move || shown.get() key=|name| *name children=row /></ul> }
    });
    pane.get("option", "first 1");
    pane.get("option", "second 1");
    count.set(2);
    until("both rows follow", || {
        pane.find("option", "first 2").is_some() && pane.find("option", "second 2").is_some()
    })
    .await;
    shown.set(vec!["second"]);
    until("the first row is gone", || pane.all("option").len() == 1).await;
    count.set(3);
    until("the second row follows", || pane.find("option", "second 3").is_some()).await;
    let said: Vec<String> =
        held.with_value(|held| held.iter().map(|text: &ArcMemo<String>| text.get_untracked()).collect());
    assert_eq!(said, ["first 2", "second 3"], "nobody told the one that is gone");
}
