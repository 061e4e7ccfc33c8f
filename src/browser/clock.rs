//! The time, chance and waiting.

use gloo_timers::future::TimeoutFuture;

use crate::model::Timestamp;

/// Now.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of dates fit")]
    let millis = js_sys::Date::now() as i64;
    Timestamp(millis)
}

/// A random number from 0 to 1, for jitter.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// A number by chance.
pub fn draw() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to below 2^32")]
    let number = (chance() * f64::from(u32::MAX)) as u32;
    number
}

/// Waits so many milliseconds.
pub async fn sleep(millis: u32) {
    TimeoutFuture::new(millis).await;
}
