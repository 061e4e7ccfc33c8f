//! How the database is laid out, and how an older one is brought up to date.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbIndexParameters, IdbOpenDbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

use super::request::{answer, array, failure, property, refusal, text};
use crate::mailbox::StorageError;

/// Headers by `[folder, -moment, id, is_read]`: `{ id, at, json }`, where `at` is `-moment`.
pub(super) const HEADERS: &str = "headers";
/// Contents by id: JSON.
pub(super) const CONTENTS: &str = "contents";
/// When contents were used, by id: `{ id, used, size }`.
pub(super) const USES: &str = "uses";
/// Folders by id: JSON.
pub(super) const FOLDERS: &str = "folders";
/// How far the synchronisation is, by the folder's id, empty for the folders themselves: JSON of folder and track.
pub(super) const TRACKS: &str = "tracks";
/// The journal by `[number, tab]`: JSON.
pub(super) const JOURNAL: &str = "journal";
/// Small things of which there is one, by name.
pub(super) const META: &str = "meta";

/// Index of the headers by id.
pub(super) const BY_ID: &str = "id";
/// Index of the headers by `[at, id]`: the newest first, over all folders.
pub(super) const BY_MOMENT: &str = "moment";
/// Index of the uses: the least recent first.
pub(super) const BY_USE: &str = "used";

type Step = fn(&IdbDatabase, &IdbTransaction) -> Result<(), JsValue>;

/// What makes each version out of the one before; the last one's number is the version of today. A step that was
/// released is never changed.
const STEPS: [Step; 2] = [make_stores, order_by_moment];

fn make_stores(database: &IdbDatabase, _: &IdbTransaction) -> Result<(), JsValue> {
    for name in [CONTENTS, FOLDERS, TRACKS, JOURNAL, META] {
        database.create_object_store(name)?;
    }
    let unique = IdbIndexParameters::new();
    unique.set_unique(true);
    let headers = database.create_object_store(HEADERS)?;
    headers.create_index_with_str_and_optional_parameters(BY_ID, "id", &unique)?;
    database.create_object_store(USES)?.create_index_with_str(BY_USE, "used")?;
    Ok(())
}

/// For the search, which goes through all folders from the newest header to the oldest.
fn order_by_moment(_: &IdbDatabase, transaction: &IdbTransaction) -> Result<(), JsValue> {
    let path = Array::of2(&"at".into(), &"id".into());
    transaction.object_store(HEADERS)?.create_index_with_str_sequence(BY_MOMENT, &path)?;
    Ok(())
}

/// Opens a database in today's version.
pub(super) async fn open(name: &str) -> Result<IdbDatabase, StorageError> {
    #[allow(clippy::cast_possible_truncation, reason = "a handful")]
    let version = STEPS.len() as u32;
    let request = factory()?.open_with_u32(name, version).map_err(|error| failure(&error))?;
    if let Some(event) = opened_or_older(&request).await? {
        // Handled within the event, so the transaction of the change of versions is alive.
        if let Err(error) = migrate(&request, event.old_version()) {
            if let Some(transaction) = request.transaction() {
                // The old version stays as it was.
                let _ = transaction.abort();
            }
            return Err(failure(&error));
        }
        answer(&request).await?;
    }
    Ok(request.result().map_err(|error| failure(&error))?.unchecked_into())
}

/// Waits until the database is open, or is there in an older version: then what the browser says of it.
async fn opened_or_older(request: &IdbOpenDbRequest) -> Result<Option<IdbVersionChangeEvent>, StorageError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onupgradeneeded(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let event = JsFuture::from(settled).await.map_err(|_| refusal(request))?.unchecked_into::<Event>();
    Ok((event.type_() == "upgradeneeded").then(|| event.unchecked_into()))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than today's version")]
fn migrate(request: &IdbOpenDbRequest, from: f64) -> Result<(), JsValue> {
    let database = request.result()?.unchecked_into::<IdbDatabase>();
    let transaction = request.transaction().ok_or(JsValue::UNDEFINED)?;
    STEPS.iter().skip(from as usize).try_for_each(|step| step(&database, &transaction))
}

/// Deletes a database; one that is not there is deleted.
pub(super) async fn delete(name: &str) -> Result<(), StorageError> {
    let request = factory()?.delete_database(name).map_err(|error| failure(&error))?;
    answer(&request).await.map(drop)
}

/// The names of all databases, where the browser tells.
pub(super) async fn names() -> Option<Vec<String>> {
    let factory = factory().ok()?;
    // By hand, because web-sys has it only among what is not stable.
    let databases = property(&factory, "databases").dyn_into::<Function>().ok()?;
    let answer = Promise::resolve(&databases.call0(&factory).ok()?);
    let all = array(JsFuture::from(answer).await.ok()?);
    Some(all.iter().filter_map(|one| text(&one, "name")).collect())
}

fn factory() -> Result<IdbFactory, StorageError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    factory.ok_or(StorageError::Unavailable)
}
