//! The simulator over real connections: CORS, drops, tokens, the page.
#![cfg(feature = "http")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use common::Tenant;
use graph_sim::http::{Page, Server, ServerOptions};
use graph_sim::{Effect, FaultRule};
use serde_json::Value;

/// Sends raw HTTP and reads until the connection ends.
fn exchange(url: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

fn get(url: &str, path: &str, headers: &str) -> String {
    exchange(url, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"))
}

fn post(url: &str, path: &str, body: &str) -> String {
    let length = body.len();
    exchange(
        url,
        &format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n{body}"),
    )
}

fn body(answer: &str) -> Value {
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

fn start() -> Server {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 12);
    Server::start(ServerOptions::new(tenant.simulator)).unwrap()
}

fn authorization(server: &Server) -> String {
    let answer = body(&post(server.graph_url(), "/sim/token", "{}"));
    format!("Authorization: Bearer {}\r\n", answer["accessToken"].as_str().unwrap())
}

#[test]
fn a_token_from_the_simulator_opens_the_mailbox() {
    let server = start();
    let answer = get(server.graph_url(), "/v1.0/me/mailFolders/inbox/messages", &authorization(&server));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("access-control-allow-origin: *"));
    let next = body(&answer)["@odata.nextLink"].as_str().unwrap().to_owned();
    assert!(next.starts_with(server.graph_url()), "{next}");
    let exchanges = server.exchanges();
    assert_eq!((exchanges.len(), exchanges[0].status), (1, Some(200)));
    server.shutdown();
}

#[test]
fn outlook_rest_is_served_beside_graph() {
    let server = start();
    let path = "/api/v2.0/me/MailFolders/inbox/messages?$select=Subject";
    let answer = get(server.graph_url(), path, &authorization(&server));
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("access-control-allow-origin: *"));
    let page = body(&answer);
    assert_eq!(page["value"][0]["Subject"], "Letter 11");
    let next = page["@odata.nextLink"].as_str().unwrap();
    assert!(next.starts_with(&format!("{}/api/v2.0/me/", server.graph_url())), "{next}");
}

#[test]
fn a_preflight_lets_known_headers_through_only() {
    let server = start();
    let ask = |headers: &str| {
        let request = format!(
            "OPTIONS /v1.0/me HTTP/1.1\r\nHost: x\r\nOrigin: http://y\r\nAccess-Control-Request-Method: GET\r\n\
             Access-Control-Request-Headers: {headers}\r\n\r\n"
        );
        exchange(server.graph_url(), &request)
    };
    assert!(ask("authorization,prefer").starts_with("HTTP/1.1 200"));
    assert!(ask("authorization,x-custom").starts_with("HTTP/1.1 403"));
}

#[test]
fn a_dropped_request_gets_not_one_byte() {
    let server = start();
    server.with(|simulator| simulator.faults().push(FaultRule::new(Effect::DropBefore).times(1)));
    let headers = authorization(&server);
    assert_eq!(get(server.graph_url(), "/v1.0/me", &headers), "");
    assert!(get(server.graph_url(), "/v1.0/me", &headers).starts_with("HTTP/1.1 200"));
    assert_eq!(server.exchanges()[0].status, None);
}

#[test]
fn requests_under_way_at_once_are_counted_and_do_not_wait_for_each_other() {
    let server = start();
    server.with(|simulator| {
        simulator.faults().push(FaultRule::new(Effect::Latency { min_ms: 300, max_ms: 300 }));
    });
    let headers = authorization(&server);
    let started = std::time::Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| get(server.graph_url(), "/v1.0/me", &headers));
        }
    });
    assert_eq!(server.max_concurrency(), 4);
    assert!(started.elapsed().as_millis() < 900, "{:?}", started.elapsed());
}

#[test]
fn tokens_are_refused_while_a_sign_in_is_needed() {
    let server = start();
    server.with(|simulator| simulator.refuse_tokens(true));
    assert!(post(server.graph_url(), "/sim/token", "{}").starts_with("HTTP/1.1 401"));
    server.with(|simulator| simulator.refuse_tokens(false));
    let account = &body(&post(server.graph_url(), "/sim/token", r#"{"user":"ben@contoso.com"}"#))["account"];
    assert_eq!(account["username"], "ben@contoso.com");
}

#[test]
fn faults_are_set_and_cleared_from_outside() {
    let server = start();
    let rules = r#"[{"path":"/me","effect":{"kind":"serverError","status":503,"retryAfter":null}}]"#;
    assert!(post(server.graph_url(), "/sim/faults", rules).starts_with("HTTP/1.1 204"));
    let headers = authorization(&server);
    assert!(get(server.graph_url(), "/v1.0/me", &headers).starts_with("HTTP/1.1 503"));
    exchange(server.graph_url(), "DELETE /sim/faults HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(get(server.graph_url(), "/v1.0/me", &headers).starts_with("HTTP/1.1 200"));
    assert!(post(server.graph_url(), "/sim/faults", "nonsense").starts_with("HTTP/1.1 400"));
}

#[test]
fn the_page_is_served_with_the_simulators_configuration() {
    let dir: PathBuf = std::env::temp_dir().join(format!("graph-sim-page-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("index.html"), "<title>Page</title>").unwrap();
    std::fs::write(dir.join("config.json"), "{}").unwrap();
    let mut options = ServerOptions::new(Tenant::new().simulator);
    options.page = Some(Page::new(dir.clone()));
    let server = Server::start(options).unwrap();
    let page = server.page_url().unwrap();
    let index = get(page, "/", "");
    assert!(
        index.contains("<title>Page</title>") && index.contains("nosniff") && index.contains("no-store"),
        "{index}"
    );
    assert_eq!(body(&get(page, "/config.json", ""))["api"]["base"], server.graph_url());
    assert!(get(page, "/mail-auth.js", "").contains("window.mailAuth"));
    assert!(get(page, "/nothing", "").starts_with("HTTP/1.1 404"));
    assert!(get(page, "/../Cargo.toml", "").starts_with("HTTP/1.1 404"));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_port_in_use_is_named() {
    let server = start();
    let port = server.graph_url().rsplit(':').next().unwrap().parse().unwrap();
    let error =
        Server::start(ServerOptions { graph_port: port, ..ServerOptions::new(Tenant::new().simulator) });
    assert!(error.unwrap_err().to_string().contains(&format!("port {port} is in use")));
}

/// Ada's token, a draft of hers, and the path and query of an upload session for 3,000,000 bytes.
fn upload_session(server: &Server) -> (String, String) {
    let authorization = authorization(server);
    let post = |path: &str, body: &str| {
        let length = body.len();
        let head = format!("{authorization}Content-Type: application/json\r\nContent-Length: {length}\r\n");
        let request = format!("POST /v1.0{path} HTTP/1.1\r\nHost: localhost\r\n{head}\r\n{body}");
        self::body(&exchange(server.graph_url(), &request))
    };
    let draft = post("/me/messages", "{}");
    let item = r#"{"AttachmentItem":{"attachmentType":"file","name":"a.bin","size":3000000}}"#;
    let path = format!("/me/messages/{}/attachments/createUploadSession", draft["id"].as_str().unwrap());
    let url = post(&path, item)["uploadUrl"].as_str().unwrap().to_owned();
    let target = url.strip_prefix(server.upload_url()).unwrap().to_owned();
    (authorization, target)
}

fn put(server: &Server, target: &str, first: usize, last: usize, headers: &str) -> String {
    let length = last - first + 1;
    let request = format!(
        "PUT {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\
         Content-Range: bytes {first}-{last}/3000000\r\n{headers}\r\n{}",
        "x".repeat(length)
    );
    exchange(server.upload_url(), &request)
}

#[test]
fn large_files_go_to_an_origin_of_their_own() {
    for expose_location in [false, true] {
        let options = ServerOptions { expose_location, ..ServerOptions::new(Tenant::new().simulator) };
        let server = Server::start(options).unwrap();
        assert_ne!(server.upload_url(), server.graph_url());
        let (authorization, target) = upload_session(&server);
        let preflight = |headers: &str| {
            let request = format!(
                "OPTIONS {target} HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Headers: {headers}\r\n\r\n"
            );
            exchange(server.upload_url(), &request)
        };
        assert!(preflight("content-range,content-type").starts_with("HTTP/1.1 200"));
        assert!(preflight("authorization").starts_with("HTTP/1.1 403"));
        assert!(put(&server, &target, 0, 99, &authorization).starts_with("HTTP/1.1 400"));
        let first = put(&server, &target, 0, 1_999_999, "");
        assert!(first.starts_with("HTTP/1.1 200"), "{first}");
        assert!(first.to_lowercase().contains("access-control-allow-origin: *"));
        assert_eq!(body(&first)["NextExpectedRanges"][0], "2000000");
        let last = put(&server, &target, 2_000_000, 2_999_999, "").to_lowercase();
        assert!(last.starts_with("http/1.1 201"), "{last}");
        assert!(last.contains("\r\nlocation: http://127.0.0.1:"), "{last}");
        assert_eq!(last.contains("access-control-expose-headers: location"), expose_location);
        let elsewhere = get(server.graph_url(), &target, "");
        assert!(elsewhere.starts_with("HTTP/1.1 404"), "{elsewhere}");
        assert!(get(server.upload_url(), "/v1.0/me", &authorization).starts_with("HTTP/1.1 404"));
    }
}

#[test]
fn a_claims_challenge_is_answered_by_the_token_endpoint_and_can_be_hidden_from_pages() {
    for expose_challenge in [true, false] {
        let options = ServerOptions { expose_challenge, ..ServerOptions::new(Tenant::new().simulator) };
        let server = Server::start(options).unwrap();
        let claims = r#"{"access_token":{"nbf":{"essential":true}}}"#;
        let rule = FaultRule::new(Effect::ClaimsChallenge { claims: claims.into() });
        server.with(|simulator| simulator.faults().push(rule));
        let answer = get(server.graph_url(), "/v1.0/me", &authorization(&server));
        assert!(answer.starts_with("HTTP/1.1 401") && answer.contains("insufficient_claims"), "{answer}");
        let exposed = answer.lines().find(|line| line.starts_with("access-control-expose-headers")).unwrap();
        assert_eq!(exposed.contains("WWW-Authenticate"), expose_challenge);
        let wanted = serde_json::json!({ "claims": claims, "scopes": ["User.Read"] }).to_string();
        let token = body(&post(server.graph_url(), "/sim/token", &wanted));
        let authorization = format!("Authorization: Bearer {}\r\n", token["accessToken"].as_str().unwrap());
        assert!(get(server.graph_url(), "/v1.0/me", &authorization).starts_with("HTTP/1.1 200"));
        let mail = get(server.graph_url(), "/v1.0/me/messages", &authorization);
        assert!(mail.starts_with("HTTP/1.1 403"), "{mail}");
        server.shutdown();
    }
}

#[test]
fn the_traffic_tells_how_many_rounds_of_changes_came_to_their_end() {
    let server = start();
    let authorization = authorization(&server);
    let messages = "/v1.0/me/mailFolders/inbox/messages";
    get(server.graph_url(), messages, &authorization);
    let first = body(&get(
        server.graph_url(),
        &format!("{messages}/delta"),
        &format!("Prefer: odata.maxpagesize=8\r\n{authorization}"),
    ));
    let before = server.traffic();
    assert_eq!((before.answered, before.delta_pages, before.delta_rounds), (2, 1, 0));
    let next = first["@odata.nextLink"].as_str().unwrap().strip_prefix(server.graph_url()).unwrap();
    get(server.graph_url(), next, &authorization);
    let after = server.traffic();
    assert_eq!((after.under_way, after.delta_pages, after.delta_rounds), (0, 2, 1));
    assert!(after.last_delta > before.last_delta);
    server.shutdown();
}
