//! The app as the page loads it.

fn main() {
    outpost::app::start(outpost::view::root);
}
