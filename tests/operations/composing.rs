//! Writing, answering and sending.

use base64::Engine as _;
use outpost::model::{
    BodyType, DraftPatch, EmailAddress, ItemBody, NewAttachment, NewMention, NewMessage, Patch,
    ReferenceProvider, Timestamp,
};
use outpost::protocol::ApiError;
use outpost::protocol::ops::{message, user};

use crate::service::{Service, letter, new_message, recipient};

const BEN: &str = "ben@contoso.com";
const CLEO: &str = "cleo@contoso.com";

pub(crate) fn a_message_is_sent_on_the_fly(service: &mut Service) {
    service.ask(&user::SendMail::new(new_message("Kept", &[BEN]), true));
    service.ask(&user::SendMail::new(new_message("Not kept", &[BEN]), false));
    assert_eq!(service.subjects(service.ada, "Sent Items"), ["Kept"]);
    assert_eq!(service.subjects(service.ben, "Inbox").len(), 2);
    let nobody = service.call(&user::SendMail::new(new_message("Lost", &[]), true));
    assert!(matches!(nobody, Err(ApiError::Refused(error)) if error.status == 400));
}

pub(crate) fn a_draft_is_written_changed_and_sent(service: &mut Service) {
    let draft = service.draft("First words", &[BEN]);
    assert!(draft.is_draft);
    let patch = DraftPatch {
        subject: Patch::Set("Last words".into()),
        cc_recipients: Patch::Set(vec![recipient(CLEO)]),
        ..DraftPatch::default()
    };
    let changed = service.ask(&message::UpdateDraft::new(draft.id.clone(), patch));
    assert_eq!((changed.subject.as_str(), changed.cc_recipients.len()), ("Last words", 1));
    let stale = message::UpdateDraft::new(
        changed.id.clone(),
        DraftPatch { subject: Patch::Set("Late".into()), ..DraftPatch::default() },
    );
    let refused = service.call(&stale.unless_changed_since("W/\"old\"".into()));
    assert!(matches!(refused, Err(ApiError::Refused(error)) if error.status == 412));
    let elsewhere =
        service.ask(&message::Create::in_folder(new_message("Elsewhere", &[BEN]), "archive".into()));
    assert!(elsewhere.is_draft);
    service.ask(&message::Send::new(changed.id));
    assert_eq!(service.subjects(service.ben, "Inbox"), ["Last words"]);
    assert_eq!(service.subjects(service.ada, "Sent Items"), ["Last words"]);
}

pub(crate) fn messages_go_as_mime(service: &mut Service) {
    let mime = "From: ada@contoso.com\r\nTo: ben@contoso.com\r\nSubject: In MIME\r\n\r\nHello\r\n";
    let base64 = base64::engine::general_purpose::STANDARD.encode(mime);
    let draft = service.ask(&message::CreateMime::new(base64.clone()));
    assert_eq!(draft.subject, "In MIME");
    service.ask(&user::SendMime::new(base64));
    assert_eq!(service.subjects(service.ben, "Inbox"), ["In MIME"]);
}

pub(crate) fn answers_on_the_fly(service: &mut Service) {
    let id = service.put("Inbox", letter("Lunch"));
    let comment = || message::Answer::Comment("At noon".into());
    service.ask(&message::Reply::new(id.clone(), comment()));
    service.ask(&message::ReplyAll::new(id.clone(), comment()));
    service.ask(&message::Forward::new(id, vec![recipient(BEN)], comment()));
    let mut arrived = service.subjects(service.ben, "Inbox");
    arrived.sort();
    assert_eq!(arrived.len(), 3, "{arrived:?}");
    assert!(arrived.iter().any(|subject| subject.to_uppercase().starts_with("FW")), "{arrived:?}");
    let cleo = service.simulator.user(CLEO).unwrap();
    assert_eq!(service.subjects(cleo, "Inbox").len(), 1, "to all");
}

pub(crate) fn answers_on_the_fly_are_messages_of_their_own(service: &mut Service) {
    let id = service.put("Inbox", letter("Lunch"));
    let own = |words: &str| {
        let body = ItemBody { content_type: BodyType::Text, content: words.into() };
        message::Answer::Message(Box::new(NewMessage { body: Some(body), ..NewMessage::default() }))
    };
    service.ask(&message::Reply::new(id.clone(), own("To Ben")));
    service.ask(&message::ReplyAll::new(id.clone(), own("To all")));
    service.ask(&message::Forward::new(id.clone(), vec![recipient(BEN)], own("On")));
    assert_eq!(service.subjects(service.ben, "Inbox").len(), 3);
    let mention = NewMention {
        mentioned: EmailAddress { name: "Ben Okri".into(), address: BEN.into() },
        ..NewMention::default()
    };
    let mentions = NewMessage { mentions: vec![mention], ..NewMessage::default() };
    service.ask(&message::Reply::new(id, message::Answer::Message(Box::new(mentions))));
    assert_eq!(service.subjects(service.ben, "Inbox").len(), 4);
}

pub(crate) fn drafts_of_answers_quote(service: &mut Service) {
    let id = service.put("Inbox", letter("Lunch"));
    let reply =
        service.ask(&message::CreateReply::new(id.clone()).in_time_zone("W. Europe Standard Time".into()));
    assert_eq!(reply.to_recipients[0].email_address.address, BEN);
    let body = service.ask(&message::Get::new(reply.id)).body.unwrap().content;
    assert!(body.contains("About Lunch"), "the original is quoted: {body}");
    let all = service.ask(&message::CreateReplyAll::new(id.clone()));
    let count = all.to_recipients.len() + all.cc_recipients.len();
    assert_eq!(count, 2, "Ben and Cleo, not Ada herself");
    let forward = service.ask(&message::CreateForward::new(id));
    assert!(forward.to_recipients.is_empty() && forward.is_draft);
}

pub(crate) fn a_draft_waits_for_its_time(service: &mut Service) {
    let at = Timestamp(service.now.0 + 7_200_000);
    let draft = service.ask(&message::CreateDeferred::new(new_message("Later", &[BEN]), at));
    service.ask(&message::Send::new(draft.id));
    assert!(service.subjects(service.ben, "Inbox").is_empty(), "not yet");
    service.wait(7_300_000);
    service.ask(&message::Count::mailbox());
    assert_eq!(service.subjects(service.ben, "Inbox"), ["Later"]);
}

pub(crate) fn mentions_reach_who_is_mentioned(service: &mut Service) {
    let mention = |name: &str, address: &str| NewMention {
        mentioned: EmailAddress { name: name.into(), address: address.into() },
        ..NewMention::default()
    };
    let with =
        |subject: &str, mention| NewMessage { mentions: vec![mention], ..new_message(subject, &[BEN]) };
    service.ask(&user::SendMail::new(with("Ben is mentioned", mention("Ben Okri", BEN)), true));
    let draft = service.ask(&message::Create::new(with("In a draft", mention("Ben Okri", BEN))));
    let whole = service.ask(&message::GetMentions::new(draft.id.clone()));
    let mentions = whole.details.mentions;
    assert_eq!(mentions.len(), 1);
    service.ask(&message::DeleteMention::new(draft.id.clone(), mentions[0].id.clone()));
    assert!(service.ask(&message::GetMentions::new(draft.id)).details.mentions.is_empty());
    let link = NewAttachment::Reference {
        name: "Plan".into(),
        source_url: "https://contoso-my.sharepoint.com/plan.docx".into(),
        provider_type: Some(ReferenceProvider::OneDriveBusiness),
        permission: None,
        is_folder: None,
        thumbnail_url: None,
        preview_url: None,
    };
    let linked = NewMessage { attachments: vec![link], ..new_message("With a link", &[BEN]) };
    assert!(service.ask(&message::Create::new(linked)).is_draft);
    let own = NewMessage {
        mentions: vec![mention("Ada Lovelace", "ada@contoso.com")],
        ..new_message("Ada herself", &["ada@contoso.com"])
    };
    service.ask(&user::SendMail::new(own, false));
    let mentioning = service.ask(&message::ListMentioning::new(10)).value;
    assert_eq!(mentioning.len(), 1);
    assert_eq!(mentioning[0].subject, "Ada herself");
}
