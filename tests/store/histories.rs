//! Histories of a store: random writes and reads on a small mailbox, so that they meet each other often. The same seed
//! gives the same history.

use outpost::mailbox::{Action, Change, Entry, EntryId, Key, Read, Track, Write};
use outpost::model::{
    BodyType, EmailAddress, FlagStatus, FolderId, FollowupFlag, ItemBody, MailFolder, Message, MessageId,
    PartialMessage, Patch, Recipient, Timestamp,
};

/// So few bytes that histories go over it.
pub(crate) const BUDGET: usize = 6_000;

/// Words that stand in the messages, with what JSON escapes and what is not ASCII.
const WORDS: [&str; 6] = ["Ärger", "Rechnung", "say \"yes\"", "back\\slash", "two\nlines", "ада"];

/// Numbers by chance (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    /// The numbers of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// All of one length: a content that is renamed keeps the size it was counted with.
    fn message_id(&mut self) -> MessageId {
        format!("m{:02}", self.below(14)).into()
    }

    fn folder_id(&mut self) -> FolderId {
        format!("f{}", self.below(3)).into()
    }

    fn recipient(&mut self) -> Recipient {
        let name = WORDS[self.below(WORDS.len())].to_owned();
        Recipient { email_address: EmailAddress { name, address: format!("p{}@example.org", self.below(4)) } }
    }

    /// A header; moments meet, lie before 1970 or are missing, and some messages lie in no folder.
    pub(crate) fn header(&mut self) -> Message {
        let mut message = Message::with_id(self.message_id());
        message.parent_folder_id = (!self.chance(12)).then(|| self.folder_id());
        let moment = i64::try_from(self.below(8)).unwrap() - 2;
        message.received_date_time = (!self.chance(8)).then_some(Timestamp(moment * 1_500));
        message.subject = WORDS[self.below(WORDS.len())].into();
        message.body_preview = format!("preview {}", self.below(5));
        message.from = (!self.chance(5)).then(|| self.recipient());
        message.to_recipients = self.some(2, Self::recipient);
        message.is_read = self.chance(2);
        message.has_attachments = self.chance(4);
        message
    }

    fn content(&mut self) -> Message {
        let mut message = self.header();
        // One in ten is larger than all that is kept.
        let length = if self.chance(10) { BUDGET } else { self.below(1_500) };
        let (word, filling) = (WORDS[self.below(WORDS.len())], "x".repeat(length));
        message.body = Some(if self.chance(2) {
            ItemBody { content: format!("{filling} {word}"), ..ItemBody::default() }
        } else {
            let word = word.replace('"', "&quot;").replace('Ä', "&Auml;");
            let content = format!("<style>Rechnung</style><p>{word}</p>{filling}");
            ItemBody { content_type: BodyType::Html, content }
        });
        message
    }

    fn partial(&mut self) -> PartialMessage {
        let mut partial: PartialMessage =
            serde_json::from_str(&format!(r#"{{"id":"{}"}}"#, self.message_id())).unwrap();
        match self.below(6) {
            0 => partial.parent_folder_id = Patch::Set(self.folder_id()),
            1 => partial.received_date_time = Patch::Clear,
            2 => partial.flag = Patch::Set(FollowupFlag { flag_status: FlagStatus::Flagged }),
            3 => partial.subject = Patch::Set(WORDS[self.below(WORDS.len())].to_owned()),
            4 => {
                let content = "y".repeat(self.below(900));
                partial.body = Patch::Set(ItemBody { content, ..ItemBody::default() });
            }
            _ => {}
        }
        if self.chance(2) {
            partial.is_read = Patch::Set(self.chance(2));
        }
        partial
    }

    fn entry_id(&mut self) -> EntryId {
        let tab = [1, 2, u32::MAX][self.below(3)];
        EntryId { number: u64::try_from(self.below(12)).unwrap(), tab }
    }

    fn entry(&mut self) -> Entry {
        let id = self.entry_id();
        let messages = self.some(3, Self::message_id);
        let change = Change::Messages { action: Action::Read(self.chance(2)), messages };
        Entry { id, job: id, change, is_sent: self.chance(5), is_paused: self.chance(5) }
    }

    fn folder(&mut self) -> MailFolder {
        let id = self.folder_id();
        let total_item_count = self.below(9);
        MailFolder {
            id,
            display_name: WORDS[self.below(WORDS.len())].to_owned(),
            parent_folder_id: None,
            child_folder_count: 0,
            total_item_count,
            unread_item_count: 0,
        }
    }

    /// Something to write.
    pub(crate) fn write(&mut self) -> Write {
        match self.below(14) {
            0 => Write::Folders(self.some(3, Self::folder)),
            1 if self.chance(2) => Write::ForgetFolder(self.folder_id()),
            2 => Write::Names(
                self.some(2, |random| (["inbox", "archive"][random.below(2)].to_owned(), random.folder_id())),
            ),
            3 => Write::ForgetMessages(self.some(2, Self::message_id)),
            4 => Write::Rename { from: self.message_id(), to: self.message_id() },
            5 => {
                let link = self.chance(2).then(|| format!("link {}", self.below(3)));
                let track = Track {
                    link,
                    is_complete: self.chance(2),
                    reached: self.chance(2).then_some(7),
                    is_anew: self.chance(2),
                };
                Write::Track { folder: (!self.chance(4)).then(|| self.folder_id()), track }
            }
            6 if self.chance(4) => Write::Clear,
            6 => Write::Entries(self.some(3, Self::entry)),
            7 => Write::ForgetEntries(self.some(3, Self::entry_id)),
            8 | 9 => Write::Content(Box::new(self.content())),
            10 | 11 => Write::Merge(self.some(5, Self::partial)),
            _ => Write::Headers(self.some(6, Self::header)),
        }
    }

    /// What one transaction writes; perhaps nothing.
    pub(crate) fn writes(&mut self) -> Vec<Write> {
        self.some(4, Self::write)
    }

    fn named_folder(&mut self) -> FolderId {
        if self.chance(3) { "inbox".into() } else { self.folder_id() }
    }

    /// What to look for.
    fn words(&mut self) -> Vec<String> {
        self.some(2, |random| {
            let word = WORDS[random.below(WORDS.len())].to_lowercase();
            word.split(' ').next_back().unwrap().to_owned()
        })
    }

    /// Something to read.
    pub(crate) fn read(&mut self) -> Read {
        match self.below(7) {
            0 => Read::Start { folder: self.named_folder(), rows: self.below(6) },
            1 => {
                let after = (!self.chance(3)).then(|| Key::of(&self.header()));
                Read::Keys { folder: self.folder_id(), after, limit: self.below(8) }
            }
            2 => Read::Headers(self.some(5, Self::message_id)),
            3 => Read::Content(self.message_id()),
            4 => Read::Journal,
            5 => {
                let after = self.chance(3).then(|| self.message_id());
                Read::SearchInside { words: self.words(), after, span: self.below(8) }
            }
            _ => {
                let words = self.words();
                let after = self.chance(3).then(|| Key::of(&self.header()));
                Read::Search { words, after, span: self.below(16) }
            }
        }
    }
}

/// Everything that can be read but for contents, which a look would change the order of.
pub(crate) fn everything() -> Vec<Read> {
    let mut reads: Vec<Read> =
        ["inbox", "f0", "f1", "f2"].map(|folder| Read::Start { folder: folder.into(), rows: 50 }).into();
    reads.extend(["f0", "f1", "f2"].map(|folder| Read::Keys {
        folder: folder.into(),
        after: None,
        limit: 50,
    }));
    reads.push(Read::Headers((0..14).map(|number| format!("m{number:02}").into()).collect()));
    reads.push(Read::Search { words: Vec::new(), after: None, span: 50 });
    reads.push(Read::SearchInside { words: vec!["rechnung".to_owned()], after: None, span: 50 });
    reads.push(Read::Journal);
    reads
}
