//! What the page holds.

use outpost_e2e::Outcome;

use crate::metric::Metric;
use crate::stage::Stage;

const MEGABYTE: f64 = 1_000_000.0;

/// The JavaScript heap without garbage, the app's own memory, which never shrinks, and both together.
pub(crate) async fn take(stage: &mut Stage<'_>, [heap, wasm, both]: [Metric; 3]) -> Outcome {
    let heap_size = stage.world.browser().heap_bytes().await? / MEGABYTE;
    let wasm_size = stage.probe.wasm_bytes().await? / MEGABYTE;
    stage.add(heap, heap_size);
    stage.add(wasm, wasm_size);
    stage.add(both, heap_size + wasm_size);
    Ok(())
}
