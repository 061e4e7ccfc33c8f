//! Folders.

use outpost::model::{FolderId, FolderPatch, NewFolder, NewSearchFolder, Patch, SearchFolderPatch};
use outpost::protocol::ApiError;
use outpost::protocol::ops::mail_folder;

use crate::service::{Service, letter};

fn inbox() -> FolderId {
    "inbox".into()
}

fn named(name: &str) -> NewFolder {
    NewFolder { display_name: name.into(), ..NewFolder::default() }
}

pub(crate) fn a_folder_from_making_to_deleting(service: &mut Service) {
    let projects = service.ask(&mail_folder::CreateChild::new(inbox(), named("Projects")));
    let taken = service.call(&mail_folder::CreateChild::new(inbox(), named("Projects")));
    assert!(matches!(taken, Err(ApiError::Refused(error)) if error.status == 409));
    let patch = FolderPatch { display_name: Patch::Set("Works".into()), ..FolderPatch::default() };
    let renamed = service.ask(&mail_folder::Update::new(projects.id.clone(), patch));
    assert_eq!(renamed.display_name, "Works");
    service.put("Inbox/Works", letter("A plan"));
    let moved = service.ask(&mail_folder::Move::new(projects.id.clone(), "archive".into()));
    assert_eq!(service.subjects(service.ada, "Archive/Works"), ["A plan"]);
    let copy = service.ask(&mail_folder::Copy::new(moved.id.clone(), inbox()));
    assert_eq!(service.subjects(service.ada, "Inbox/Works"), ["A plan"]);
    let children = service.ask(&mail_folder::ListChildFolders::new(inbox())).value;
    assert_eq!(children.len(), 1);
    assert_eq!(service.ask(&mail_folder::Get::new(copy.id.clone())).total_item_count, 1);
    service.ask(&mail_folder::Delete::new(copy.id));
    assert!(service.ask(&mail_folder::ListChildFolders::new(inbox())).value.is_empty());
    let top = service.ask(&mail_folder::List::new()).value;
    assert!(top.iter().any(|folder| folder.display_name == "Archive"));
    let refused = service.call(&mail_folder::Delete::new(inbox()));
    assert!(matches!(refused, Err(ApiError::Refused(error)) if error.status == 403));
}

pub(crate) fn folders_only_graph_has(service: &mut Service) {
    let top = service.ask(&mail_folder::Create::new(named("Projects")));
    let hidden = NewFolder { is_hidden: Some(true), ..named("Settings of Outpost") };
    let hidden = service.ask(&mail_folder::Create::new(hidden));
    let seen = |folders: Vec<outpost::model::MailFolder>| folders.iter().any(|folder| folder.id == hidden.id);
    assert!(!seen(service.ask(&mail_folder::List::new()).value));
    assert!(seen(service.ask(&mail_folder::List::new().with_hidden()).value));
    service.put("Inbox", letter("The plan"));
    service.put("Inbox", letter("Lunch"));
    let search = NewSearchFolder {
        display_name: "Plans".into(),
        include_nested_folders: Some(true),
        source_folder_ids: vec![inbox()],
        filter_query: "contains(subject,'plan')".into(),
    };
    let found = service.ask(&mail_folder::CreateSearchFolder::new(search));
    let id = found.folder.id.clone();
    assert!(found.is_search_folder());
    assert_eq!(service.ask(&mail_folder::ListMessages::new(id.clone(), 0, 10)).value.len(), 1);
    let patch = SearchFolderPatch {
        filter_query: Patch::Set("contains(subject,'n')".into()),
        ..SearchFolderPatch::default()
    };
    service.ask(&mail_folder::UpdateSearchFolder::new(id.clone(), patch));
    assert_eq!(service.ask(&mail_folder::ListMessages::new(id, 0, 10)).value.len(), 2);
    let key = service.simulator.folder_by_path(service.ada, "Inbox", false).unwrap();
    service.simulator.add_user_configuration(service.ada, key, "OWA.UserOptions", b"<options/>");
    let configuration = mail_folder::GetUserConfiguration::new(inbox(), "OWA.UserOptions".into());
    assert!(service.ask(&configuration).xml_data.is_some());
    service.ask(&mail_folder::PermanentDelete::new(top.id.clone()));
    let gone = service.call(&mail_folder::Get::new(top.id));
    assert!(matches!(gone, Err(ApiError::Refused(error)) if error.status == 404));
}
