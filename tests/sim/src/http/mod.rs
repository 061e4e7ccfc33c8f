//! The simulator over HTTP on this machine's loopback: the graph server, and a page server beside it.
//!
//! The server brings its own threads, so that it can be started from any test, async or not.

mod control;
mod cors;
mod graph;
mod listener;
mod log;
mod page;
mod upload;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Runtime;
use tokio::sync::watch;

pub use log::{Exchange, Traffic};

use crate::demo_page::Speaks;
use crate::simulator::Simulator;

/// What a server is started with.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ServerOptions {
    /// The state it serves.
    pub simulator: Simulator,
    /// The port of the graph server; 0 for any.
    pub graph_port: u16,
    /// The page to serve beside it.
    pub page: Option<Page>,
    /// The port of the upload origin; 0 for any.
    pub upload_port: u16,
    /// Whether pages may read the `Location` of the last range of an upload.
    pub expose_location: bool,
    /// Whether `Retry-After` is among the headers a page may read.
    pub expose_retry_after: bool,
    /// Whether `WWW-Authenticate`, which carries claims challenges, is among them.
    pub expose_challenge: bool,
    /// Whether the log keeps headers and bodies, for the check against the contract.
    pub keep_bodies: bool,
}

impl ServerOptions {
    /// Any port, no page, nothing kept.
    pub fn new(simulator: Simulator) -> ServerOptions {
        ServerOptions {
            simulator,
            graph_port: 0,
            page: None,
            upload_port: 0,
            expose_location: false,
            expose_retry_after: true,
            expose_challenge: true,
            keep_bodies: false,
        }
    }
}

/// A folder of static files served as a page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The folder with `index.html`.
    pub dir: PathBuf,
    /// The port; 0 for any.
    pub port: u16,
    /// The dialect that its configuration names.
    pub speaks: Speaks,
    /// Files that stand before those of the folder: path without leading slash, content type, bytes.
    pub overlays: Vec<(String, String, Vec<u8>)>,
}

impl Page {
    /// The folder on any port; `config.json` and `mail-auth.js` are those of the simulator.
    pub fn new(dir: PathBuf) -> Page {
        Page { dir, port: 0, speaks: Speaks::default(), overlays: Vec::new() }
    }
}

/// A running server; it ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    graph_url: String,
    upload_url: String,
    page_url: Option<String>,
    stop: watch::Sender<bool>,
    runtime: Option<Runtime>,
}

/// What the handlers of both servers share.
#[derive(Debug)]
pub(crate) struct Shared {
    simulator: Mutex<Simulator>,
    log: Mutex<log::Log>,
    graph_url: String,
    upload_url: String,
    expose_location: bool,
    expose: cors::Expose,
}

impl Shared {
    pub(crate) fn simulator(&self) -> MutexGuard<'_, Simulator> {
        self.simulator.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, log::Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Binds the ports and starts serving.
    pub fn start(options: ServerOptions) -> io::Result<Server> {
        let graph = bind(options.graph_port)?;
        let graph_url = url_of(graph.local_addr()?);
        let upload = bind(options.upload_port)?;
        let upload_url = url_of(upload.local_addr()?);
        let mut simulator = options.simulator;
        simulator.set_upload_origin(&upload_url);
        let shared = Arc::new(Shared {
            simulator: Mutex::new(simulator),
            log: Mutex::new(log::Log::new(options.keep_bodies)),
            graph_url: graph_url.clone(),
            upload_url: upload_url.clone(),
            expose_location: options.expose_location,
            expose: cors::Expose {
                retry_after: options.expose_retry_after,
                challenge: options.expose_challenge,
            },
        });
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let (stop, stopped) = watch::channel(false);
        let guard = runtime.enter();
        let mut page_url = None;
        if let Some(page) = options.page {
            let socket = bind(page.port)?;
            page_url = Some(url_of(socket.local_addr()?));
            runtime.spawn(page::serve(
                listener::Listener::new(socket)?,
                page,
                graph_url.clone(),
                stopped.clone(),
            ));
        }
        runtime.spawn(upload::serve(listener::Listener::new(upload)?, Arc::clone(&shared), stopped.clone()));
        runtime.spawn(graph::serve(listener::Listener::new(graph)?, Arc::clone(&shared), stopped));
        drop(guard);
        Ok(Server { shared, graph_url, upload_url, page_url, stop, runtime: Some(runtime) })
    }

    /// `http://127.0.0.1:8401`, without a slash at the end.
    pub fn graph_url(&self) -> &str {
        &self.graph_url
    }

    /// Where large attachments are uploaded, `http://127.0.0.1:8402`, without a slash at the end.
    pub fn upload_url(&self) -> &str {
        &self.upload_url
    }

    /// `http://127.0.0.1:8400`, without a slash at the end; `None` without a page.
    pub fn page_url(&self) -> Option<&str> {
        self.page_url.as_deref()
    }

    /// Works on the simulator while no request does.
    pub fn with<T>(&self, work: impl FnOnce(&mut Simulator) -> T) -> T {
        let mut simulator = self.shared.simulator();
        simulator.set_now(graph::wall_clock());
        work(&mut simulator)
    }

    /// The requests to the API so far, oldest first.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.log().exchanges.clone()
    }

    /// Forgets the requests so far.
    pub fn clear_exchanges(&self) {
        self.shared.log().exchanges.clear();
    }

    /// The most requests that were under way at once for one mailbox.
    pub fn max_concurrency(&self) -> usize {
        self.shared.log().max_concurrency
    }

    /// How busy it is and was.
    pub fn traffic(&self) -> Traffic {
        self.shared.log().traffic
    }

    /// Ends the server.
    pub fn shutdown(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let _ = self.stop.send(true);
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// Binds a port of the loopback interface only; the error names the port.
fn bind(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => io::Error::new(error.kind(), format!("port {port} is in use")),
        _ => error,
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn url_of(address: SocketAddr) -> String {
    format!("http://{address}")
}
