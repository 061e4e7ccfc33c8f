//! Asking for messages by their ids: where they are, if they are.

use crate::mailbox::{Effect, Mailbox, Pending, Question, Ticket, Write};
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Remedy};

/// How many messages are asked for by their ids at once: a batch.
pub(super) const IDS_AT_ONCE: usize = 20;

impl Mailbox {
    /// Asks where messages are, beside any round.
    pub(super) fn ask_whereabouts(&mut self, ids: &[MessageId]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for part in ids.chunks(IDS_AT_ONCE) {
            self.ask(Question::Headers(part.to_vec()), &mut effects);
        }
        effects
    }

    pub(super) fn learn_whereabouts(
        &mut self,
        asked: Ticket,
        ids: Vec<MessageId>,
        answers: Vec<Result<Message, ApiError>>,
    ) -> Vec<Effect> {
        let (mut here, mut gone) = (Vec::new(), Vec::new());
        let mut failure = None;
        for (id, answer) in ids.into_iter().zip(answers) {
            match answer {
                // Told of since by somebody else: which of the two is newer nobody knows. What is in doubt stays so.
                Ok(_) if self.messages.is_older(&id, asked) => {
                    self.sync.seen_elsewhere.retain(|other| *other != id);
                }
                Ok(mut header) => {
                    self.messages.overlay.bring_up_to_date(&mut header, asked);
                    self.undoubt(&id);
                    here.push(header);
                }
                Err(error) if error.remedy() == Remedy::Gone => {
                    self.undoubt(&id);
                    gone.push(id);
                }
                Err(error) => failure = Some(error),
            }
        }
        let mut effects = self.write(vec![Write::Headers(here), Write::ForgetMessages(gone)], Vec::new());
        let is_in_round = self.sync.round.as_ref().is_some_and(|round| round.has_page);
        match failure {
            Some(error) => effects.extend(self.end_round_early(&error)),
            None if is_in_round && !self.is_asking_headers() => effects.extend(self.finish_page(Vec::new())),
            None => {}
        }
        effects
    }

    pub(super) fn is_asking_headers(&self) -> bool {
        self.pending.values().any(|pending| matches!(pending, Pending::Asked(Question::Headers(_))))
    }

    fn undoubt(&mut self, id: &MessageId) {
        self.sync.seen_elsewhere.retain(|other| other != id);
        if let Some(round) = &mut self.sync.round {
            round.doubted.retain(|other| other != id);
        }
    }
}
