//! Whether there is a network, as far as the browser knows (HTML Standard, `online` and `offline`).

use super::events::on_window;

/// Calls back each time the network returns.
pub fn on_return(callback: impl Fn() + 'static) {
    on_window("online", callback);
}

/// Calls back with whether there is a network: now, and whenever it comes or goes.
pub fn follow(callback: impl Fn(bool) + Copy + 'static) {
    callback(web_sys::window().is_none_or(|window| window.navigator().on_line()));
    on_window("online", move || callback(true));
    on_window("offline", move || callback(false));
}
