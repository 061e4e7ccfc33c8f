//! Where headers stand in the database: the primary key of a header is `[folder, -moment, id, is_read]`, so that a
//! folder's keys come in the order of the list and say all that a list needs before its rows are read.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

use super::request::{array, failure};
use crate::mailbox::{Key, StorageError, place};
use crate::model::{FolderId, Message};

/// The primary key of a header.
pub(super) fn of(message: &Message) -> Array {
    key(&place(message), &Key::of(message))
}

fn key(folder: &FolderId, key: &Key) -> Array {
    // Truth values are no keys in IndexedDB.
    let is_read = if key.is_read { 1.0 } else { 0.0 };
    Array::of4(
        &folder.as_str().into(),
        &descending(key.moment).into(),
        &key.id.as_str().into(),
        &is_read.into(),
    )
}

/// A moment as a number that is less for newer ones.
#[allow(clippy::cast_precision_loss, reason = "milliseconds of any date that mail can have fit into 53 bits")]
pub(super) fn descending(moment: i64) -> f64 {
    -moment as f64
}

/// All keys of a folder, from behind `after`.
pub(super) fn range(folder: &FolderId, after: Option<&Key>) -> Result<IdbKeyRange, StorageError> {
    // An array is greater than every number, and than every array it goes on from.
    let end = Array::of2(&folder.as_str().into(), &Array::new());
    match after {
        // Read or not, it stands at the same place: one that was marked meanwhile does not come again.
        Some(after) => {
            let start = key(folder, &Key { is_read: true, ..after.clone() });
            IdbKeyRange::bound_with_lower_open(&start, &end, true)
        }
        None => IdbKeyRange::bound(&Array::of1(&folder.as_str().into()), &end),
    }
    .map_err(|error| failure(&error))
}

/// Reads a primary key back.
pub(super) fn read(value: JsValue) -> Option<Key> {
    let key = array(value);
    let id = key.get(2).as_string()?;
    #[allow(clippy::cast_possible_truncation, reason = "it was an integer when it was written")]
    let moment = -key.get(1).as_f64()? as i64;
    Some(Key { moment, id: id.into(), is_read: key.get(3).as_f64()? > 0.0 })
}

/// Whether two primary keys are the same.
pub(super) fn is_same(one: &Array, other: &Array) -> bool {
    (0..4).all(|at| one.get(at) == other.get(at))
}
