//! What is found in bodies, and that hits are what they are said to be: what is thrown away, moved or gone leaves them.

use super::searching_tests::{World, folder, header, ids, search};
use super::*;
use crate::model::{BodyType, ItemBody, MailFolder, Message, WellKnownFolder};
use crate::protocol::{Response, ServiceError};

fn content(number: i64, folder: &str, html: &str) -> Message {
    let body = Some(ItemBody { content_type: BodyType::Html, content: html.into() });
    Message { body, ..header(number, folder, "post") }
}

#[test]
fn a_body_that_is_kept_is_looked_through_after_the_headers() {
    let headers = (0..3_000).map(|number| header(number, "F", "post"));
    let mut world = World::with(headers.collect());
    world.store.write(vec![
        Write::Content(Box::new(content(7, "F", "<p>The Quin<b>ce</b> is ripe</p><style>.fig</style>"))),
        Write::Content(Box::new(content(8, "F", "<p title='quince'>nothing</p>"))),
        Write::Content(Box::new(content(9_999, "F", "quince"))),
    ]);
    assert_eq!(world.search("quince"), ids(&["m0007"]), "what nobody sees is not found");
    assert_eq!(world.search("ripe POST"), ids(&["m0007"]), "one word inside, one outside");
    assert_eq!((world.total("fig"), world.search("fig")), (None, ids(&[])));
    assert_eq!((world.total("fig"), world.reach("fig")), (Some(0), Some(Reach::All)));
}

#[test]
fn a_body_that_comes_later_is_found_also_when_another_tab_reads_it() {
    let mut world = World::with(vec![header(1, "F", "a"), header(2, "F", "b")]);
    assert_eq!(world.search("quince"), ids(&[]));
    world.tell(vec![Write::Content(Box::new(content(2, "F", "a quince")))]);
    assert_eq!(world.hits("quince"), ids(&["m0002"]));
    world.open(content(1, "F", "another quince"));
    assert_eq!(world.hits("quince"), ids(&["m0002", "m0001"]));
}

#[test]
fn a_search_goes_on_when_the_store_is_back() {
    let mut world = World::with((0..3_000).map(|number| header(number, "F", "post")).collect());
    world.store.write(vec![Write::Headers(vec![header(3_000, "F", "rare"), header(1, "F", "rare")])]);
    world.look("rare");
    world.step();
    world.is_broken = true;
    world.settle();
    assert_eq!((world.reach("rare"), world.hits("rare")), (Some(Reach::Memory), ids(&["m3000"])));
    world.waiting.extend(world.mailbox.poll());
    world.settle();
    assert_eq!(world.reach("rare"), Some(Reach::Memory), "still broken");
    world.is_broken = false;
    // It takes what could not be kept.
    world.apply(Action::Read(true), "m0009");
    assert_eq!((world.reach("rare"), world.hits("rare")), (Some(Reach::All), ids(&["m3000", "m0001"])));
}

#[test]
fn a_search_that_was_left_stops_and_goes_on_when_somebody_returns() {
    let mut world = World::with((0..3_000).map(|number| header(number, "F", "post")).collect());
    world.look("rare");
    world.step();
    world.waiting.extend(world.mailbox.leave(&search("rare")));
    world.waiting.extend(world.mailbox.look(&WellKnownFolder::Inbox.id(), 0..20));
    world.searched = 0;
    world.settle();
    assert!(world.searched <= 1, "what was under way is not followed by more: {}", world.searched);
    assert_eq!(world.reach("rare"), Some(Reach::Looking));
    assert_eq!(world.search("rare"), ids(&[]));
    assert_eq!(world.reach("rare"), Some(Reach::All));
}

#[test]
fn hits_of_a_folder_that_nobody_opened_for_long_are_followed_all_the_same() {
    let names = ["G", "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"];
    let headers = vec![header(1, "G", "plan a"), header(2, "G", "plan b"), header(3, "G", "plan c")];
    let mut world = World::with(headers);
    world.tell(vec![Write::Folders(names.map(folder).into())]);
    for name in names {
        world.waiting.extend(world.mailbox.look(&name.into(), 0..20));
        world.settle();
        if name == "G" {
            assert_eq!(world.search("plan").len(), 3);
        }
    }
    let mut thrown_away = header(2, "B", "plan b");
    thrown_away.is_read = true;
    world.tell(vec![
        Write::ForgetMessages(ids(&["m0001"])),
        Write::Headers(vec![thrown_away]),
        Write::Rename { from: "m0003".into(), to: "m0009".into() },
    ]);
    assert_eq!(world.hits("plan"), ids(&["m0009"]));
    world.tell(vec![Write::ForgetFolder("G".into())]);
    assert_eq!(world.hits("plan"), ids(&[]));
}

#[test]
fn a_folder_that_is_thrown_away_takes_its_hits_along_and_brings_them_back() {
    let mut world = World::with(vec![header(1, "G", "plan a"), header(2, "F", "plan b")]);
    world.tell(vec![Write::Folders(vec![folder("G")])]);
    assert_eq!(world.search("plan"), ids(&["m0002", "m0001"]));
    world.tell(vec![Write::Folders(vec![MailFolder { parent_folder_id: Some("B".into()), ..folder("G") }])]);
    assert_eq!(world.hits("plan"), ids(&["m0002"]));
    world.tell(vec![Write::Folders(vec![folder("G")])]);
    assert_eq!(world.hits("plan"), ids(&["m0002", "m0001"]));
}

#[test]
fn the_server_is_asked_about_hits_in_folders_of_which_nobody_tells_news() {
    let headers = vec![header(1, "G", "plan a"), header(2, "G", "plan b"), header(3, "G", "plan c")];
    let mut world = World::with(headers);
    world.tell(vec![Write::Folders(vec![folder("G"), folder("H")])]);
    world.search("plan");
    let asked: Vec<_> = world.asked.iter().map(|(_, ids)| ids.clone()).collect();
    assert_eq!(asked, [ids(&["m0003", "m0002", "m0001"])]);
    let gone = || Err(ServiceError::read(&Response::new(404, Vec::new(), Vec::new())).into());
    world.answer_headers(vec![gone(), Ok(header(2, "H", "plan b")), Ok(header(1, "B", "plan a"))]);
    assert_eq!(world.hits("plan"), ids(&["m0002"]), "one is gone, one elsewhere, one thrown away");
    let place = world.mailbox.message(&"m0002".into()).and_then(|message| message.parent_folder_id.clone());
    assert_eq!(place, Some("H".into()));
    world.look("plan");
    world.settle();
    assert_eq!(world.asked.len(), 1, "once in a while is enough");
    world.waiting.extend(world.mailbox.poll());
    world.settle();
    assert_eq!(world.asked.len(), 2);
}

#[test]
fn hits_that_were_told_stay_when_the_store_starts_over() {
    let mut world = World::with(vec![header(1, "F", "plan a")]);
    assert_eq!(world.search("plan"), ids(&["m0001"]));
    world.tell(vec![Write::Headers(vec![header(2, "F", "plan b")])]);
    world.tell(vec![Write::Clear]);
    assert_eq!(world.hits("plan"), ids(&["m0002"]), "the store alone knew of the other");
    world.tell(vec![Write::Headers(vec![header(1, "F", "plan a")])]);
    assert_eq!(world.hits("plan"), ids(&["m0002", "m0001"]));
}
