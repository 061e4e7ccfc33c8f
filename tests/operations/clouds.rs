//! What national clouds lack is not asked for there: each reading operation against the service of each cloud.

use graph_sim::model::Timestamp;
use graph_sim::{Method, Options, Simulator};
use outpost::model::MessageId;
use outpost::protocol::ops::{mail_folder, message};
use outpost::protocol::{Batch, Cloud, Dialect, Operation, OperationId, Query, Request};

use crate::service::{START, letter};

/// A tenant in a cloud, with one letter; the token of its owner; the letter.
fn tenant(cloud: graph_sim::Cloud) -> (Simulator, String, MessageId) {
    let mut simulator = Simulator::new(&Options { seed: 3, start: START, cloud });
    let ada = simulator.add_user("Ada Lovelace", "ada@contoso.com");
    let inbox = simulator.folder_by_path(ada, "Inbox", true).unwrap();
    let id = simulator.insert(ada, inbox, letter("Lunch")).unwrap().as_str().into();
    let token = simulator.issue_token(ada, 3_600_000);
    (simulator, token, id)
}

fn status(simulator: &mut Simulator, token: &str, request: &Request) -> (u16, String) {
    let url = Dialect::Graph.address("https://graph.microsoft.com", request).unwrap();
    let mut sent = graph_sim::Request::new(Method::parse(request.method.as_str()).unwrap(), url);
    for (name, value) in request.headers() {
        sent = sent.with_header(name, &value);
    }
    sent.body = request.content().unwrap_or_default().into_owned();
    let reply = simulator.handle(&sent.with_token(token), Timestamp(START.0 + 1));
    let answer = reply.answer().unwrap();
    (answer.status, String::from_utf8_lossy(&answer.body).into_owned())
}

/// Everything that selects properties a cloud lacks, and things that do not.
fn requests(id: &MessageId) -> Vec<Request> {
    vec![
        message::List::new(Query::new()).request(),
        mail_folder::ListMessages::new("inbox".into(), 0, 20).request(),
        message::Get::new(id.clone()).request(),
        message::GetDetails::new(id.clone()).request(),
        mail_folder::List::new().request(),
        mail_folder::ListChildFolders::new("inbox".into()).request(),
        Batch::new(vec![message::Get::new(id.clone())]).request(),
    ]
}

#[test]
fn what_a_cloud_lacks_is_left_out_of_what_is_asked() {
    use graph_sim::Cloud as Simulated;
    for (cloud, simulated) in [
        (Cloud::Global, Simulated::Global),
        (Cloud::UsGovL4, Simulated::UsGov),
        (Cloud::UsGovL5, Simulated::UsGov),
        (Cloud::China, Simulated::China),
    ] {
        let (mut simulator, token, id) = tenant(simulated);
        for request in requests(&id) {
            let (status, answer) = status(&mut simulator, &token, &fitted(cloud, &request));
            assert!(status == 200 && !answer.contains("\"status\":400"), "{cloud:?} {request:?} {answer}");
        }
    }
}

/// Deliberately illegal: what the requests would meet without being fitted.
#[test]
fn a_cloud_refuses_to_select_what_it_lacks() {
    let (mut simulator, token, id) = tenant(graph_sim::Cloud::China);
    let lists = [message::List::new(Query::new()).request(), message::Get::new(id).request()];
    for request in lists {
        assert_eq!(status(&mut simulator, &token, &request).0, 400, "{request:?}");
    }
    let (mut simulator, token, id) = tenant(graph_sim::Cloud::UsGov);
    let details = message::GetDetails::new(id).request();
    assert_eq!(status(&mut simulator, &token, &details).0, 400);
    let hidden = Request::get(OperationId::ListFolders, "/me/mailFolders?$select=id,isHidden");
    assert_eq!(status(&mut simulator, &token, &hidden).0, 400);
    assert_eq!(status(&mut simulator, &token, &fitted(Cloud::UsGovL4, &hidden)).0, 200);
}

fn fitted(cloud: Cloud, request: &Request) -> Request {
    let mut fitted = request.clone();
    cloud.fit(&mut fitted);
    fitted
}
