//! Settings of the mailbox, and tips about the mailboxes of others.

use outpost::model::{
    AutomaticRepliesSetting, AutomaticRepliesStatus, DateTimeTimeZone, ExternalAudience, MailTipsOption,
    MailboxSettingsPatch, Patch,
};
use outpost::protocol::ApiError;
use outpost::protocol::ops::{mailbox_settings, user};

use crate::service::Service;

pub(crate) fn settings_of_the_mailbox(service: &mut Service) {
    let day = |day: u8| DateTimeTimeZone {
        date_time: format!("2026-03-{day:02}T08:00:00.0000000"),
        time_zone: "UTC".into(),
    };
    let replies = AutomaticRepliesSetting {
        status: Some(AutomaticRepliesStatus::Scheduled),
        external_audience: Some(ExternalAudience::None),
        internal_reply_message: Some("<p>Away</p>".into()),
        scheduled_start_date_time: Some(day(9)),
        scheduled_end_date_time: Some(day(13)),
        ..AutomaticRepliesSetting::default()
    };
    let patch = MailboxSettingsPatch {
        automatic_replies_setting: Patch::Set(replies),
        time_zone: Patch::Set("Europe/Berlin".into()),
        ..MailboxSettingsPatch::default()
    };
    service.ask(&mailbox_settings::Update::new(patch));
    let settings = service.ask(&mailbox_settings::Get::new());
    assert_eq!(settings.time_zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(service.ask(&mailbox_settings::GetTimeZone), "Europe/Berlin");
    assert!(!service.ask(&mailbox_settings::GetLanguage).locale.is_empty());
    let replies = service
        .ask(&mailbox_settings::GetAutomaticReplies::new().in_time_zone("W. Europe Standard Time".into()));
    assert_eq!(replies.status, Some(AutomaticRepliesStatus::Scheduled));
    let start = replies.scheduled_start_date_time.expect("a start");
    assert!(start.date_time.starts_with("2026-03-09T09:00"), "an hour ahead: {start:?}");
    let nonsense = MailboxSettingsPatch {
        time_zone: Patch::Set("Middle/Earth".into()),
        ..MailboxSettingsPatch::default()
    };
    let refused = service.call(&mailbox_settings::Update::new(nonsense));
    assert!(matches!(refused, Err(ApiError::Refused(error)) if error.status == 400));
}

pub(crate) fn languages_and_time_zones(service: &mut Service) {
    let languages = service.ask(&mailbox_settings::ListLanguages).value;
    assert!(languages.iter().any(|language| language.locale == "de-DE"));
    let windows = service.ask(&mailbox_settings::ListTimeZones::windows()).value;
    assert!(windows.iter().any(|zone| zone.alias == "W. Europe Standard Time"));
    let iana = service.ask(&mailbox_settings::ListTimeZones::iana()).value;
    assert!(iana.iter().any(|zone| zone.alias == "Europe/Berlin"));
}

pub(crate) fn tips_about_recipients(service: &mut Service) {
    let full = graph_sim::MailTips { mailbox_full: true, ..graph_sim::MailTips::default() };
    assert!(service.simulator.set_mail_tips("ben@contoso.com", full));
    let addresses = vec!["ben@contoso.com".to_owned(), "nobody@contoso.com".to_owned()];
    let options = vec![MailTipsOption::AutomaticReplies, MailTipsOption::MailboxFullStatus];
    let tips = service.ask(&user::GetMailTips::new(addresses, options)).value;
    assert_eq!(tips.len(), 2);
    assert_eq!(tips[0].mailbox_full, Some(true));
    assert!(tips[1].error.is_some(), "one that is wrong does not spoil the others");
}
