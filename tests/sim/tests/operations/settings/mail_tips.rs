//! Row 46: mail tips.

use graph_sim::{MailTips, Method};
use serde_json::{Value, json};

use crate::common::{Tenant, address};

const TIPS: &str = "/me/getMailTips";
const ALL: &str = "automaticReplies, mailboxFullStatus, customMailTip, externalMemberCount, totalMemberCount, \
                   maxMessageSize, deliveryRestriction, moderationStatus, recipientScope, recipientSuggestions";

fn ask(tenant: &mut Tenant, who: &str, options: &str) -> Value {
    let body = json!({ "EmailAddresses": [who], "MailTipsOptions": options });
    let response = tenant.post(TIPS, &body);
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    response.to_json().unwrap()["value"][0].clone()
}

#[test]
fn a_colleague_who_is_away_says_so() {
    let mut tenant = Tenant::new();
    let ben = tenant.ben;
    assert_eq!(
        ask(&mut tenant, "ben@contoso.com", "automaticReplies")["automaticReplies"],
        json!({ "message": "" })
    );
    let away = json!({ "automaticRepliesSetting": { "status": "alwaysEnabled", "internalReplyMessage": "<p>Away</p>" } });
    tenant.simulator.change_settings(ben, &away);
    let tips = ask(&mut tenant, "ben@contoso.com", "automaticReplies, mailboxFullStatus");
    assert_eq!(tips["automaticReplies"]["message"], json!("<p>Away</p>"));
    assert_eq!(tips["automaticReplies"]["messageLanguage"]["locale"], json!("en-US"));
    assert_eq!(tips["mailboxFull"], json!(false));
    assert_eq!(tips["emailAddress"], json!({ "name": "", "address": "ben@contoso.com" }));
    assert_eq!(tips.get("recipientScope"), None, "what is not asked for is not told");
}

#[test]
fn what_an_administrator_set_is_told() {
    let mut tenant = Tenant::new();
    let tips = MailTips {
        mailbox_full: true,
        custom_tip: Some("<p>Not read on Fridays</p>".into()),
        max_message_size: Some(1000),
        accepts_only: Some(vec!["boss@contoso.com".into()]),
        moderated: true,
        suggestions: vec![address("Desk", "desk@contoso.com")],
    };
    tenant.simulator.set_mail_tips("ben@contoso.com", tips);
    let tips = ask(&mut tenant, "ben@contoso.com", ALL);
    assert_eq!(tips["mailboxFull"], json!(true));
    assert_eq!(tips["customMailTip"], json!("<p>Not read on Fridays</p>"));
    assert_eq!(tips["maxMessageSize"], json!(1000));
    assert_eq!(tips["deliveryRestricted"], json!(true));
    assert_eq!(tips["isModerated"], json!(true));
    assert_eq!(tips["recipientScope"], json!("internal"));
    assert_eq!(tips["recipientSuggestions"][0]["emailAddress"]["address"], json!("desk@contoso.com"));
}

#[test]
fn the_members_of_a_group_are_counted() {
    let mut tenant = Tenant::new();
    tenant.simulator.add_group("Team", "team@contoso.com", &["ada@contoso.com", "x@out.example"]);
    tenant.simulator.add_group(
        "All",
        "all@contoso.com",
        &["team@contoso.com", "ben@contoso.com", "y@out.example"],
    );
    let tips = ask(&mut tenant, "all@contoso.com", ALL);
    assert_eq!(tips["totalMemberCount"], json!(4));
    assert_eq!(tips["externalMemberCount"], json!(2));
}

#[test]
fn strangers_and_unknown_colleagues_are_told_apart() {
    let mut tenant = Tenant::new();
    let stranger = ask(&mut tenant, "cleo@fabrikam.com", ALL);
    assert_eq!(stranger["recipientScope"], json!("external"));
    assert_eq!(stranger.get("error"), None);
    let unknown = ask(&mut tenant, "nobody@contoso.com", ALL);
    assert_eq!(unknown["error"]["code"], json!("RecipientNotFound"));
}

#[test]
fn parameters_are_known_in_both_spellings_and_in_beta() {
    let mut tenant = Tenant::new();
    let body = json!({ "emailAddresses": ["ben@contoso.com"], "mailTipsOptions": "mailboxFullStatus" });
    let request = tenant.beta(Method::Post, TIPS).with_json(&body);
    assert_eq!(tenant.send(&request).to_json().unwrap()["value"][0]["mailboxFull"], json!(false));
}

#[test]
fn unknown_options_and_no_recipients_are_refused() {
    let mut tenant = Tenant::new();
    let body = json!({ "EmailAddresses": ["ben@contoso.com"], "MailTipsOptions": "mood" });
    assert_eq!(tenant.post(TIPS, &body).status, 400);
    let body = json!({ "EmailAddresses": [], "MailTipsOptions": "mailboxFullStatus" });
    assert_eq!(tenant.post(TIPS, &body).status, 400);
}
