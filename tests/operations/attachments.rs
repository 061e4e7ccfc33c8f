//! Attachments of every kind.

use base64::Engine as _;
use outpost::model::{AttachedItem, AttachmentItem, AttachmentKind, NewAttachment, NewItem};
use outpost::protocol::ops::{attachment, message};
use outpost::protocol::{ApiError, Step, Upload};

use crate::service::{Service, new_message};

pub(crate) fn files_items_and_links(service: &mut Service) {
    let draft = service.draft("With files", &["ben@contoso.com"]).id;
    let bytes = base64::engine::general_purpose::STANDARD.encode(b"hello");
    let file = NewAttachment::File {
        name: "hello.txt".into(),
        content_type: Some("text/plain".into()),
        content_bytes: bytes,
        is_inline: false,
        content_id: None,
    };
    let file = service.ask(&attachment::Create::new(draft.clone(), file));
    assert_eq!(service.ask(&attachment::GetValue::new(draft.clone(), file.id.clone())), b"hello");
    let inner = NewItem::Message(Box::new(new_message("Inside", &["ben@contoso.com"])));
    let item = NewAttachment::Item { name: "Inside".into(), item: inner };
    let item = service.ask(&attachment::Create::new(draft.clone(), item));
    let whole = service.ask(&attachment::GetItem::new(draft.clone(), item.id));
    assert!(matches!(whole.details.item.as_deref(), Some(AttachedItem::Message(_))), "{whole:?}");
    let link = NewAttachment::Reference {
        name: "Plan".into(),
        source_url: "https://contoso-my.sharepoint.com/plan.docx".into(),
        provider_type: None,
        permission: None,
        is_folder: Some(false),
        thumbnail_url: None,
        preview_url: None,
    };
    let link = service.ask(&attachment::Create::new(draft.clone(), link));
    let link = service.ask(&attachment::GetReference::new(draft.clone(), link.id));
    assert_eq!(link.details.source_url.as_deref(), Some("https://contoso-my.sharepoint.com/plan.docx"));
    let mut kinds: Vec<_> =
        service.ask(&attachment::List::new(draft.clone())).value.into_iter().map(|held| held.kind).collect();
    kinds.sort_by_key(|kind| *kind as u8);
    assert_eq!(kinds, [AttachmentKind::File, AttachmentKind::Item, AttachmentKind::Reference]);
    let read = service.ask(&attachment::Get::new(draft.clone(), file.id.clone()));
    assert_eq!(read.name, "hello.txt");
    service.ask(&attachment::Delete::new(draft.clone(), file.id));
    assert_eq!(service.ask(&message::Get::new(draft)).attachments.len(), 2);
}

const SIZE: u64 = 7_000_000;

fn open(service: &mut Service) -> (outpost::model::MessageId, Upload) {
    let draft = service.draft("Large", &["ben@contoso.com"]).id;
    let item = AttachmentItem::file("film.bin", SIZE);
    let session = service.ask(&attachment::CreateUploadSession::new(draft.clone(), item));
    (draft, Upload::new(&session, SIZE))
}

fn bytes(range: &std::ops::Range<u64>) -> Vec<u8> {
    range.clone().map(|at| (at % 251) as u8).collect()
}

pub(crate) fn a_large_file_goes_in_ranges(service: &mut Service) {
    let (draft, mut upload) = open(service);
    let mut step = upload.start();
    let mut ranges = 0;
    while let Step::Send(range) = step {
        ranges += 1;
        step = service.upload(&mut upload, |upload| upload.put(&range, bytes(&range)));
    }
    assert_eq!((step, ranges), (Step::Done, 3));
    let held = service.ask(&attachment::List::new(draft.clone())).value.remove(0);
    let value = service.ask(&attachment::GetValue::new(draft, held.id));
    assert!(value == bytes(&(0..SIZE)), "{} bytes arrived", value.len());
    let small = AttachmentItem::file("small.bin", 10);
    let draft = service.draft("Small", &[]).id;
    let refused = service.call(&attachment::CreateUploadSession::new(draft, small));
    let code = "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize";
    assert!(matches!(refused, Err(ApiError::Refused(error)) if error.has_code(code)));
}

pub(crate) fn an_upload_goes_on_after_a_lost_range(service: &mut Service) {
    for lost in [graph_sim::Effect::DropBefore, graph_sim::Effect::DropAfter] {
        let (draft, mut upload) = open(service);
        let lost = graph_sim::FaultRule::new(lost).at("AttachmentSessions").times(1);
        service.simulator.faults().push(lost);
        let mut step = upload.start();
        let mut waited = 0;
        loop {
            step = match step {
                Step::Send(range) => service.upload(&mut upload, |upload| upload.put(&range, bytes(&range))),
                Step::Wait { .. } => {
                    waited += 1;
                    upload.start()
                }
                end => break assert_eq!(end, Step::Done),
            };
        }
        assert_eq!(waited, 1);
        let held = service.ask(&attachment::List::new(draft.clone())).value.remove(0);
        assert!(service.ask(&attachment::GetValue::new(draft, held.id)) == bytes(&(0..SIZE)));
    }
}

pub(crate) fn an_upload_is_given_up(service: &mut Service) {
    let (draft, mut upload) = open(service);
    let Step::Send(range) = upload.start() else { panic!("nothing to send") };
    service.upload(&mut upload, |upload| upload.put(&range, bytes(&range)));
    let cancel = upload.cancel();
    service.send_noted::<Upload>(&cancel).expect("a session can be given up");
    let step = service.upload(&mut upload, |upload| upload.put(&range, bytes(&range)));
    assert_eq!(step, Step::Expired);
    assert!(service.ask(&attachment::List::new(draft)).value.is_empty());
}
