//! Keeps a frame as high as what is in it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, HtmlIFrameElement, ResizeObserver};

/// Growth in a row after which the content is taken to grow because the frame does (heights in `vh`).
const MOST_GROWTHS: u32 = 12;

/// Follows the height of one frame's content until it is dropped.
pub struct FrameHeight {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl FrameHeight {
    /// Follows the content of `frame`, which must have loaded its page.
    pub fn follow(frame: &HtmlIFrameElement) -> Option<Self> {
        let holder = frame.content_document()?.body()?;
        let (frame, measured) = (frame.clone(), holder.clone());
        let growths = Rc::new(Cell::new((0_i32, 0_u32)));
        let callback = Closure::new(move || resize(&frame, &measured, &growths));
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&holder);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for FrameHeight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn resize(frame: &HtmlIFrameElement, holder: &HtmlElement, growths: &Cell<(i32, u32)>) {
    let height = holder.offset_height();
    let (last, count) = growths.get();
    if height == last {
        return;
    }
    let count = if height > last { count + 1 } else { 0 };
    growths.set((height, count));
    if count <= MOST_GROWTHS {
        let _ = frame.style().set_property("height", &format!("{height}px"));
    }
}
