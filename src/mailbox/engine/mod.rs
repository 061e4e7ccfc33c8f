//! The engine: what the person does is carried to the server, and what happens there is brought here.
//!
//! Everything it learns and does takes the form of [`super::Write`]s: taken in here (`absorbing`), kept in the store,
//! told to other tabs, which take them in by the same way.
//!
//! The first screen does without it. The rest of the mailbox reaches it through the table [`Engine`] alone, so that a
//! page can load it when the first screen stands (`app/chunks`).

mod absorbing;
mod carrying;
mod changing;
mod committing;
mod folder_rounds;
mod hits;
mod others;
mod reading;
mod rereading;
mod rounds;
mod searching;
mod stretches;
mod syncing;
mod whereabouts;

use super::messages::Standing;
use super::parcel::Unit;
use super::{
    Answer, Change, Effect, EntryId, Exchange, Mailbox, Parcel, Purpose, Question, Read, Stored, Ticket,
    Told, Write,
};
use crate::model::{FolderId, Message, MessageId};
use crate::protocol::ApiError;

pub use searching::Reach;
pub(super) use searching::Searches;
pub(super) use syncing::Sync;

type Effects = Vec<Effect>;

/// What the engine does. Whoever has the table has its code.
#[derive(Debug)]
pub struct Engine {
    pub(super) change: fn(&mut Mailbox, Change, bool) -> Effects,
    pub(super) take_back: fn(&mut Mailbox) -> Effects,
    pub(super) pause: fn(&mut Mailbox, EntryId, bool) -> Effects,
    pub(super) call_back: fn(&mut Mailbox, EntryId) -> Effects,
    pub(super) take_the_lead: fn(&mut Mailbox) -> Effects,
    pub(super) look_for_news: fn(&mut Mailbox) -> Effects,
    pub(super) take_in: fn(&mut Mailbox, Vec<Write>, Told) -> Effects,
    pub(super) keep_up_with: fn(&mut Mailbox, &FolderId) -> Effects,
    pub(super) carry: fn(&mut Mailbox) -> Effects,
    pub(super) settle_keeping: fn(&mut Mailbox, Vec<EntryId>, Vec<Unit>) -> Effects,
    pub(super) settle_parcel: fn(&mut Mailbox, Vec<Unit>, Result<Answer, ApiError>) -> Effects,
    pub(super) settle_question: fn(&mut Mailbox, Ticket, Question, Result<Answer, ApiError>) -> Effects,
    pub(super) move_hit: fn(&mut Mailbox, &MessageId, Option<&Standing>, Option<&Standing>),
    pub(super) sift_hits: fn(&mut Mailbox),
    pub(super) find_inside: fn(&mut Mailbox, &Message),
    pub(super) take_stored: fn(&mut Mailbox, Read, Purpose, Option<Stored>) -> Effects,
    /// How to ask the engine's own questions.
    pub ask: fn(&Question) -> Exchange,
    /// How to carry work of the journal.
    pub send: fn(&Parcel) -> Exchange,
}

impl Engine {
    /// The engine.
    pub const WHOLE: &'static Self = &Self {
        change: Mailbox::change,
        take_back: Mailbox::take_back,
        pause: Mailbox::pause_job,
        call_back: Mailbox::call_back,
        take_the_lead: Mailbox::take_the_lead,
        look_for_news: Mailbox::look_for_news,
        take_in: Mailbox::take_in,
        keep_up_with: Mailbox::keep_up_with,
        carry: Mailbox::carry,
        settle_keeping: Mailbox::settle_keeping,
        settle_parcel: Mailbox::settle_parcel,
        settle_question: Mailbox::settle_question,
        move_hit: Mailbox::move_hit,
        sift_hits: Mailbox::sift_hits,
        find_inside: Mailbox::find_inside,
        take_stored: Mailbox::take_stored,
        ask: Question::exchange,
        send: Parcel::exchange,
    };
}
