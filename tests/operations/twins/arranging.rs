//! Actions on what arranges a mailbox: overrides, rules, settings.

use outpost::model::{
    AutomaticRepliesSetting, AutomaticRepliesStatus, EmailAddress, ImportanceLevel, InferenceClass,
    MailTipsOption, MailboxSettingsPatch, NewOverride, NewRule, Patch, RuleActions, RulePatch,
    RulePredicates,
};
use outpost::protocol::ops::{focus_override, mailbox_settings, message_rule, user};

use super::actions::{Action, BEN};
use super::{Side, Twins};

impl Action {
    pub(super) fn sort(self, twins: &mut Twins, text: &str) {
        let last = |side: &Side| side.overrides.last().cloned().unwrap_or("none".into());
        match self {
            Self::CreateOverride => {
                let new = || NewOverride {
                    classify_as: Some(InferenceClass::NonFocused),
                    sender_email_address: EmailAddress { name: text.to_owned(), address: BEN.into() },
                };
                twins.make(|_| focus_override::Create::new(new()), |side, made| side.overrides.push(made.id));
            }
            Self::UpdateOverride => {
                twins.ask(|side| focus_override::Update::new(last(side), InferenceClass::Focused));
            }
            Self::ListOverrides => {
                twins.ask(|_| focus_override::List);
            }
            _ => {
                twins.ask(|side| focus_override::Delete::new(last(side)));
            }
        }
    }

    pub(super) fn rule(self, twins: &mut Twins, text: &str) {
        let last = |side: &Side| side.rules.last().cloned().unwrap_or("none".into());
        match self {
            Self::CreateRule => {
                let new = || NewRule {
                    display_name: text.to_owned(),
                    sequence: 1,
                    is_enabled: Some(true),
                    conditions: Some(RulePredicates {
                        subject_contains: vec![text.to_owned(), "high".into()],
                        ..RulePredicates::default()
                    }),
                    exceptions: None,
                    actions: RuleActions {
                        assign_categories: vec![text.to_owned()],
                        mark_importance: Some(ImportanceLevel::High),
                        ..RuleActions::default()
                    },
                };
                twins.make(|_| message_rule::Create::new(new()), |side, made| side.rules.push(made.id));
            }
            Self::UpdateRule => {
                let patch =
                    || RulePatch { display_name: Patch::Set(text.to_owned()), ..RulePatch::default() };
                twins.ask(|side| message_rule::Update::new(last(side), patch()));
            }
            Self::ListRules => {
                twins.ask(|_| message_rule::List);
            }
            _ => {
                twins.ask(|side| message_rule::Delete::new(last(side)));
            }
        }
    }

    pub(super) fn set(self, twins: &mut Twins, text: &str) {
        match self {
            Self::Settings => {
                twins.ask(|_| mailbox_settings::Get::new());
            }
            Self::ChangeSettings => {
                let replies = || AutomaticRepliesSetting {
                    status: Some(AutomaticRepliesStatus::AlwaysEnabled),
                    internal_reply_message: Some(text.to_owned()),
                    ..AutomaticRepliesSetting::default()
                };
                let patch = || MailboxSettingsPatch {
                    automatic_replies_setting: Patch::Set(replies()),
                    ..MailboxSettingsPatch::default()
                };
                twins.ask(|_| mailbox_settings::Update::new(patch()));
            }
            Self::AutomaticReplies => {
                twins.ask(|_| mailbox_settings::GetAutomaticReplies::new());
            }
            _ => {
                let options = || vec![MailTipsOption::AutomaticReplies, MailTipsOption::MailboxFullStatus];
                let addresses = || vec![BEN.to_owned(), "nobody@contoso.com".to_owned()];
                twins.ask(|_| user::GetMailTips::new(addresses(), options()));
            }
        }
    }
}
