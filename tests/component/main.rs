//! The widgets in a real browser, found by role and accessible name.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and looks at the page it is in"
)]

mod asking;
mod choosing;
mod database;
mod feedback;
#[path = "../store/histories.rs"]
mod histories;
mod pages;
mod passing;
mod search_field;
mod split_pane;
mod stage;
mod toolbar;
mod transfer;
mod tree;
mod virtual_list;
mod virtual_list_focus;
mod virtual_list_scroll;
mod waiting;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
