//! Whether anybody can see the page (Page Visibility).

use super::events::on_window;

/// Whether the page is on screen.
pub fn is_visible() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| !document.hidden())
}

/// Calls back each time the person comes back to the page.
pub fn on_return(callback: impl Fn() + 'static) {
    // The window hears it too: the event rises from the document.
    on_window("visibilitychange", move || {
        if is_visible() {
            callback();
        }
    });
}
