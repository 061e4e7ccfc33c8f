//! What a test finds when it begins: the mail, the faults, the page's own files.

use graph_sim::demo_page::Speaks;
use graph_sim::fault::FaultRule;
use graph_sim::model::{NewMessage, Timestamp};
use graph_sim::sample;

use crate::letter::{self, NEWEST};

/// Describes a [`World`](crate::World) before it exists.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Each message with the path of its folder.
    pub(crate) mail: Vec<(String, NewMessage)>,
    pub(crate) faults: Vec<FaultRule>,
    /// Path, content type and text.
    pub(crate) overlays: Vec<(String, String, String)>,
    pub(crate) forgiven: Vec<String>,
    pub(crate) speaks: Speaks,
    pub(crate) expose_retry_after: bool,
    /// Whether the world keeps what was said, to judge it at the end.
    pub(crate) is_judged: bool,
}

impl Setup {
    /// An empty mailbox and a page that is as it should be.
    pub fn new() -> Self {
        Self {
            mail: Vec::new(),
            faults: Vec::new(),
            overlays: Vec::new(),
            forgiven: Vec::new(),
            speaks: Speaks::Graph,
            expose_retry_after: true,
            is_judged: true,
        }
    }

    /// The mailbox that the demo shows.
    pub fn sample() -> Self {
        Self::new().all(sample::messages(sample::DEMO_SIZE, 1, NEWEST))
    }

    /// A mailbox with so many messages in the Inbox, "Message 000001" the newest.
    pub fn filled(messages: usize) -> Self {
        let numbered = |number| letter::read(letter::text(&format!("Message {number:06}"), "One of many."));
        // Oldest first: so the mailbox gets them one after the other, as a real one did.
        let numbers = (1..=messages).rev();
        numbers.fold(Self::new(), |setup, number| setup.put("Inbox", number, numbered(number)))
    }

    /// Puts a message into the folder at a path like `Inbox/Projects`, one minute older than the one before.
    #[must_use]
    pub fn mail(self, folder: &str, message: NewMessage) -> Self {
        let before = self.mail.len();
        self.put(folder, before, message)
    }

    fn put(mut self, folder: &str, minutes_old: usize, message: NewMessage) -> Self {
        let received = Timestamp(NEWEST.0 - i64::try_from(minutes_old).unwrap_or_default() * 60_000);
        self.mail.push((folder.to_owned(), NewMessage { received, sent: received, ..message }));
        self
    }

    /// Puts messages with the paths of their folders into the mailbox as they are.
    #[must_use]
    pub fn all(mut self, messages: impl IntoIterator<Item = (String, NewMessage)>) -> Self {
        self.mail.extend(messages);
        self
    }

    /// Lets the page's `config.json` name this dialect; nothing else differs.
    #[must_use]
    pub fn speaking(self, speaks: Speaks) -> Self {
        Self { speaks, ..self }
    }

    /// Keeps `Retry-After` out of what the page may read of an answer (Fetch Standard, CORS).
    #[must_use]
    pub fn hiding_retry_after(self) -> Self {
        Self { expose_retry_after: false, ..self }
    }

    /// Keeps nothing of what is said, which takes time and memory: for measurements.
    #[must_use]
    pub fn unjudged(self) -> Self {
        Self { is_judged: false, ..self }
    }

    /// Makes requests go wrong from the start.
    #[must_use]
    pub fn fault(mut self, fault: FaultRule) -> Self {
        self.faults.push(fault);
        self
    }

    /// Puts `text` in the place of a file of the page.
    #[must_use]
    pub fn overlay(mut self, file: &str, content_type: &str, text: &str) -> Self {
        self.overlays.push((file.to_owned(), content_type.to_owned(), text.to_owned()));
        self
    }

    /// Forgives what the browser says in the console if it contains `part`: a request that failed on purpose.
    #[must_use]
    pub fn forgive(mut self, part: &str) -> Self {
        self.forgiven.push(part.to_owned());
        self
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self::new()
    }
}
