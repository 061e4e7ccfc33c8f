//! What the page holds at the end of a run.

use outpost_e2e::Outcome;

use crate::metric::{HEAP, MEMORY, WASM};
use crate::stage::Stage;

const MEGABYTE: f64 = 1_000_000.0;

/// The JavaScript heap without garbage, and the app's own memory, which never shrinks.
pub(crate) async fn end(stage: &mut Stage<'_>) -> Outcome {
    let heap = stage.world.browser().heap_bytes().await? / MEGABYTE;
    let wasm = stage.probe.wasm_bytes().await? / MEGABYTE;
    stage.add(HEAP, heap);
    stage.add(WASM, wasm);
    stage.add(MEMORY, heap + wasm);
    Ok(())
}
