//! The arithmetic of a list too long for a browser: which rows show, and where.
//!
//! Browsers cap the height of an element near 16 to 33 million pixels. Beyond `LIMIT` the scroll bar moves over a
//! shorter space: small moves are taken one to one, jumps (the thumb dragged) are scaled up.
use std::ops::Range;

/// The highest the scrolled element gets, in pixels; half-pixel steps are still exact in 32-bit floats.
const LIMIT: f64 = 8_000_000.0;
/// Rows kept on either side of what shows.
const OVERSCAN: usize = 6;

/// How much there is to scroll, and through what.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ScrollSpace {
    /// Rows.
    pub(super) total: usize,
    /// Pixels a row.
    pub(super) row_height: f64,
    /// Pixels that show at once.
    pub(super) viewport: f64,
}

/// Where the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// The first pixel that shows, of the whole list.
    pub(super) top: f64,
    /// What the scroll bar says; the same as `top` unless the space is scaled.
    pub(super) scroll: f64,
}

#[allow(clippy::cast_precision_loss, reason = "rows stay far below 2^52")]
const fn pixels(rows: usize, row_height: f64) -> f64 {
    rows as f64 * row_height
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to zero and to the rows there are"
)]
fn rows(pixels: f64, row_height: f64) -> usize {
    if row_height > 0.0 { (pixels.max(0.0) / row_height) as usize } else { 0 }
}

impl ScrollSpace {
    fn content(self) -> f64 {
        pixels(self.total, self.row_height)
    }

    /// Whether the scroll bar moves over less than the rows are high.
    pub(super) fn is_scaled(self) -> bool {
        self.content() > LIMIT
    }

    /// How high the scrolled element is.
    pub(super) fn height(self) -> f64 {
        self.content().min(LIMIT)
    }

    /// The furthest the list can stand.
    pub(super) fn max_top(self) -> f64 {
        (self.content() - self.viewport).max(0.0)
    }

    fn max_scroll(self) -> f64 {
        (self.height() - self.viewport).max(0.0)
    }

    /// The place that shows `top` first, as far as there is room.
    pub(super) fn at(self, top: f64) -> Place {
        let top = top.clamp(0.0, self.max_top());
        let scroll = if self.is_scaled() { top / self.max_top() * self.max_scroll() } else { top };
        Place { top, scroll }
    }

    /// The place after the scroll bar moved to `scroll`.
    pub(super) fn moved(self, from: Place, scroll: f64) -> Place {
        let by = scroll - from.scroll;
        let top = if !self.is_scaled() || scroll <= 0.0 {
            scroll
        } else if scroll >= self.max_scroll() - 1.0 {
            self.max_top()
        } else if by.abs() <= self.viewport {
            from.top + by
        } else {
            scroll / self.max_scroll() * self.max_top()
        };
        Place { top: top.clamp(0.0, self.max_top()), scroll }
    }

    /// Where a row stands in the scrolled element.
    pub(super) fn offset(self, place: Place, index: usize) -> f64 {
        pixels(index, self.row_height) - place.top + place.scroll
    }

    /// The rows to keep: those that show and a few around them.
    pub(super) fn range(self, top: f64) -> Range<usize> {
        if self.viewport <= 0.0 {
            return 0..0;
        }
        let first = rows(top, self.row_height).min(self.total);
        let shown = rows(self.viewport, self.row_height) + 2;
        first.saturating_sub(OVERSCAN)..(first + shown + OVERSCAN).min(self.total)
    }

    /// The nearest top at which a row shows whole.
    pub(super) fn reveal(self, top: f64, index: usize) -> f64 {
        let start = pixels(index, self.row_height);
        let end = start + self.row_height - self.viewport;
        if start < top { start } else { top.max(end) }
    }

    /// How many rows a page key moves.
    pub(super) fn page(self) -> usize {
        rows(self.viewport, self.row_height).saturating_sub(1).max(1)
    }
}
