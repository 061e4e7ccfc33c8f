//! Hearing that the network is back (HTML Standard, `online`).

use super::events::on_window;

/// Calls back each time the network returns.
pub fn on_return(callback: impl Fn() + 'static) {
    on_window("online", callback);
}
