//! Recalling sent messages: rows 20 and 21, beta only.

use graph_sim::{Method, RecallPolicy, Response};
use serde_json::json;

use super::{beta, path_of, recipient};
use crate::common::{HOUR, NOW, Tenant, in_path, letter};

/// Ada's message to Ben and to somebody outside; its immutable id in Sent Items.
fn sent(tenant: &mut Tenant) -> String {
    let to = [recipient("ben@contoso.com"), recipient("far@fabrikam.com")];
    let mail = json!({ "message": { "subject": "Oops", "toRecipients": to } });
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    tenant.simulator.messages_in(tenant.ada, "sentitems").remove(0).immutable_id
}

fn recall(tenant: &mut Tenant, folder: &str, id: &str) -> Response {
    let path = format!("/me/mailFolders/{folder}/messages/{}/recall", in_path(id));
    let request = beta(&tenant.request(Method::Post, &path));
    tenant.send(&request)
}

fn report(tenant: &Tenant) -> String {
    let report = tenant.inbox(tenant.ada).remove(0).content;
    assert_eq!(report.from.unwrap().address, "Office365Reports@microsoft.com");
    let graph_sim::model::Body::Html(html) = report.body else { panic!("no HTML") };
    html
}

#[test]
fn a_recalled_message_is_gone_from_the_tenant_and_a_report_says_so() {
    let mut tenant = Tenant::new();
    let id = sent(&mut tenant);
    let answer = recall(&mut tenant, "sentitems", &id);
    assert_eq!((answer.status, answer.to_json()), (202, None), "the answer is no JSON");
    let text = String::from_utf8(answer.body).unwrap();
    assert!(text.contains("Successfully submitted recall request to Hub server"), "{text}");
    assert_eq!(tenant.inbox(tenant.ben).len(), 1, "it takes a while");
    tenant.wait(60_000);
    assert_eq!(tenant.inbox(tenant.ben), []);
    assert_eq!(tenant.simulator.messages_in(tenant.ben, "deleteditems"), []);
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "sentitems").len(), 1);
    let report = report(&tenant);
    assert!(report.contains("<td>ben@contoso.com</td><td>Recalled</td>"), "{report}");
    assert!(report.contains("<td>far@fabrikam.com</td><td>Recall failed</td>"), "{report}");
}

#[test]
fn what_was_read_stays_where_the_tenant_says_so() {
    for (read_too, left) in [(true, 0), (false, 1)] {
        let mut tenant = Tenant::new();
        tenant.simulator.set_recall_policy(RecallPolicy {
            read_too,
            delay_ms: 1000,
            ..RecallPolicy::default()
        });
        let id = sent(&mut tenant);
        let (ada, arrived) = (tenant.token.clone(), tenant.inbox(tenant.ben).remove(0));
        tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
        assert_eq!(tenant.patch(&path_of(&arrived.immutable_id), &json!({ "isRead": true })).status, 200);
        tenant.token = ada;
        assert_eq!(recall(&mut tenant, "sentitems", &id).status, 202);
        tenant.wait(1000);
        assert_eq!(tenant.inbox(tenant.ben).len(), left);
        let outcome = if read_too { "Recalled" } else { "Recall failed" };
        assert!(report(&tenant).contains(&format!("<td>ben@contoso.com</td><td>{outcome}</td>")));
    }
}

#[test]
fn forwarded_copies_stay_and_a_tenant_without_recall_keeps_all() {
    let mut tenant = Tenant::new();
    let dora = tenant.simulator.add_user("Dora", "dora@contoso.com");
    let id = sent(&mut tenant);
    let (ada, arrived) = (tenant.token.clone(), tenant.inbox(tenant.ben).remove(0));
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    let forward = json!({ "toRecipients": [recipient("dora@contoso.com")] });
    assert_eq!(tenant.post(&format!("{}/forward", path_of(&arrived.immutable_id)), &forward).status, 202);
    tenant.token = ada;
    tenant.simulator.set_recall_policy(RecallPolicy { enabled: false, ..RecallPolicy::default() });
    assert_eq!(recall(&mut tenant, "sentitems", &id).status, 202);
    tenant.wait(60_000);
    assert_eq!(tenant.inbox(tenant.ben).len(), 1);
    tenant.simulator.set_recall_policy(RecallPolicy::default());
    assert_eq!(recall(&mut tenant, "sentitems", &id).status, 202);
    tenant.wait(60_000);
    assert_eq!((tenant.inbox(tenant.ben).len(), tenant.inbox(dora).len()), (0, 1));
}

#[test]
fn only_sent_items_can_be_recalled_and_only_in_beta() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", letter(1, NOW.0));
    assert_eq!(recall(&mut tenant, "inbox", &id).status, 400);
    assert_eq!(recall(&mut tenant, "sentitems", "nonsense").status, 400);
    let id = sent(&mut tenant);
    let path = format!("/me/mailFolders/sentitems/messages/{}/recall", in_path(&id));
    let request = tenant.request(Method::Post, &path);
    assert_eq!(tenant.send_wild(&request).status, 400);
}
