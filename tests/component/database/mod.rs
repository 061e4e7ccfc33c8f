//! The store in the browser's database.

mod raw;
mod same;
mod tabs;
mod trouble;

use outpost::browser::database::Database;
use outpost::mailbox::{Read, Snapshot, Stored};
use outpost::model::{ItemBody, Message, Timestamp};

/// A database that was not there before; every test has its own.
async fn fresh(name: &str) -> Database {
    Database::delete(name).await.unwrap();
    Database::open(name).await.unwrap()
}

fn header(id: &str, folder: &str, moment: i64) -> Message {
    let mut message = Message::with_id(id.into());
    message.parent_folder_id = Some(folder.into());
    message.received_date_time = Some(Timestamp(moment));
    message
}

fn content(id: &str, length: usize) -> Message {
    let body = Some(ItemBody { content: "x".repeat(length), ..ItemBody::default() });
    Message { body, ..header(id, "f", 1) }
}

async fn start(database: &Database) -> Snapshot {
    match database.read(Read::Start { folder: "f".into(), rows: 50 }).await.unwrap() {
        Stored::Start(snapshot) => *snapshot,
        other => panic!("{other:?}"),
    }
}
