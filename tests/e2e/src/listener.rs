//! A small server of fixed answers that counts who asks: a foreign host for mails to call, a page for the harness.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::failure::{Because, Outcome};

/// A listening server; gone when dropped.
pub struct Listener {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Listener {
    /// Answers these paths with HTML, everything else with 404.
    pub async fn start(pages: &[(&str, &str)]) -> Outcome<Self> {
        let socket = TcpListener::bind(("127.0.0.1", 0)).await.because("listening")?;
        let port = socket.local_addr()?.port();
        let pages: HashMap<String, String> =
            pages.iter().map(|(path, html)| ((*path).to_owned(), (*html).to_owned())).collect();
        let pages = Arc::new(pages);
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&pages), Arc::clone(&heard)));
            }
        });
        Ok(Self { port, asked, serving })
    }

    /// Its address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(mut stream: TcpStream, pages: Arc<HashMap<String, String>>, heard: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    // Nobody sends a body to this server, so the end of the head is the end of the request.
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => request.extend(chunk.iter().take(read)),
            _ => return,
        }
    }
    let request = String::from_utf8_lossy(&request);
    let path = request.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let (status, body) = match pages.get(&path) {
        Some(html) => ("200 OK", html.as_str()),
        None => ("404 Not Found", ""),
    };
    heard.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {length}\r\n\
         access-control-allow-origin: *\r\nconnection: close\r\n\r\n{body}"
    );
    // Who asked may have gone away; that they asked is what counts.
    let _ = stream.write_all(answer.as_bytes()).await;
}
