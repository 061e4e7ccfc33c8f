//! Tokens for requests, and what happens when there is none: requests wait until the person has signed in again, so
//! nothing on screen and nothing on its way is lost.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::token::{Interaction, MailAuth, TokenError, TokenRequest};
use crate::browser::{clock, online, visibility};
use crate::protocol::Renewal;

/// How long the page may take for a token that asks nothing of the person, in milliseconds: twice what MSAL gives its
/// hidden frame.
const PATIENCE: u32 = 20_000;
/// How often a page that nobody sees is asked again when it did not answer, in milliseconds: its tab may lead others.
const PAUSE: u32 = 60_000;

/// Whether requests can go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// Tokens come.
    Fine,
    /// The person must sign in.
    Needed,
    /// The page does not answer: worth trying again.
    Silent,
    /// The page provides no sign-in at all.
    Missing,
}

/// What one request needs of its next token.
#[derive(Default)]
pub(super) struct Need {
    /// What the service said of the last one.
    pub(super) renewal: Renewal,
    /// How often tokens had been renewed when it took the last one.
    seen: u32,
}

/// Who waits for a `T`.
type Waiting<T> = Rc<RefCell<Vec<oneshot::Sender<T>>>>;

/// Hands out tokens. Clones share their state.
#[derive(Clone)]
pub(super) struct Tokens {
    scopes: Rc<[String]>,
    state: RwSignal<SignIn>,
    /// What the next token must fulfil that a person signs in for.
    claims: Rc<RefCell<Option<String>>>,
    waiting: Waiting<bool>,
    /// How often a token was renewed.
    renewals: Rc<Cell<u32>>,
    /// Who waits for the renewal that is on its way: nobody, where none is.
    renewing: Waiting<Result<String, TokenError>>,
}

impl Tokens {
    pub(super) fn new(scopes: Vec<String>) -> Self {
        let tokens = Self {
            scopes: scopes.into(),
            state: RwSignal::new(SignIn::Fine),
            claims: Rc::default(),
            waiting: Rc::default(),
            renewals: Rc::default(),
            renewing: Rc::default(),
        };
        let ready = tokens.clone();
        MailAuth::on_ready(move || ready.resume(true));
        let (back, online) = (tokens.clone(), tokens.clone());
        visibility::on_return(move || back.ask_again());
        online::on_return(move || online.ask_again());
        tokens
    }

    pub(super) fn state(&self) -> ReadSignal<SignIn> {
        self.state.read_only()
    }

    /// A token. Waits for the person where it cannot be had without; fails only where the network does, and then the
    /// need is still there.
    pub(super) async fn get(&self, need: &mut Need) -> Result<String, TokenError> {
        loop {
            let Some(auth) = MailAuth::provided() else {
                self.wait_for_person(SignIn::Missing).await;
                continue;
            };
            let mut seen = self.renewals.get();
            let is_renewing = !self.renewing.borrow().is_empty();
            let answer = match &need.renewal {
                claims @ Renewal::WithClaims(_) => self.ask(&auth, claims).await,
                // Requests go side by side, and one new token is good for all that took the old one.
                renewal if is_renewing || (*renewal == Renewal::Forced && need.seen == seen) => {
                    let answer = self.renewed(auth).await;
                    seen = self.renewals.get();
                    answer
                }
                _ => self.ask(&auth, &Renewal::No).await,
            };
            match answer {
                Ok(token) => {
                    *need = Need { renewal: Renewal::No, seen };
                    return Ok(token);
                }
                Err(TokenError::Network) => return Err(TokenError::Network),
                Err(TokenError::Silent) => {
                    if !self.is_silent() {
                        spawn_local(self.clone().ask_again_unseen());
                    }
                    self.wait_for_person(SignIn::Silent).await;
                }
                Err(TokenError::InteractionRequired | TokenError::Failed) => {
                    self.note(&need.renewal);
                    self.wait_for_person(SignIn::Needed).await;
                    need.renewal = Renewal::No;
                }
            }
        }
    }

    /// Asks the page for a token, as long as one can wait: a promise that never settles must not stop everything.
    async fn ask(&self, auth: &MailAuth, renewal: &Renewal) -> Result<String, TokenError> {
        let request = self.request(renewal, Interaction::No);
        match select(pin!(auth.token(&request)), pin!(clock::sleep(PATIENCE))).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(TokenError::Silent),
        }
    }

    /// The token of the renewal that is on its way, or of one that begins here. It goes on when whoever asked for it
    /// does not want it any more: others may be waiting.
    async fn renewed(&self, auth: MailAuth) -> Result<String, TokenError> {
        let (sender, receiver) = oneshot::channel();
        let is_first = self.renewing.borrow().is_empty();
        self.renewing.borrow_mut().push(sender);
        if is_first {
            let tokens = self.clone();
            spawn_local(async move {
                let answer = tokens.ask(&auth, &Renewal::Forced).await;
                tokens.renewals.update(|renewals| renewals + u32::from(answer.is_ok()));
                for waiting in tokens.renewing.take() {
                    // Whoever stopped waiting needs no word.
                    let _ = waiting.send(answer.clone());
                }
            });
        }
        receiver.await.unwrap_or(Err(TokenError::Failed))
    }

    /// The service took a token: whoever waits for the person may go on.
    pub(super) fn accepted(&self) {
        if self.state.try_get_untracked() != Some(SignIn::Fine) {
            self.resume(false);
        }
    }

    /// The service refused a fresh token: only the person can help, by signing in so that `renewal` is met. Tells
    /// whether it was the person who did: another request may go through meanwhile, and then this one tries again.
    pub(super) async fn refused(&self, renewal: Renewal) -> bool {
        self.note(&renewal);
        self.wait_for_person(SignIn::Needed).await
    }

    /// The person's answer has to fulfil what the service asked for.
    fn note(&self, renewal: &Renewal) {
        if let Renewal::WithClaims(claims) = renewal {
            self.claims.replace(Some(claims.clone()));
        }
    }

    /// The person asked to sign in, within a click.
    pub(super) async fn sign_in(&self) -> Result<(), TokenError> {
        let auth = MailAuth::provided().ok_or(TokenError::Failed)?;
        // What is in the supplier's cache may be the token that was refused.
        let claims = self.claims.take();
        let renewal = claims.clone().map_or(Renewal::Forced, Renewal::WithClaims);
        if let Err(error) = auth.token(&self.request(&renewal, auth.interaction())).await {
            self.claims.replace(claims);
            return Err(error);
        }
        self.resume(true);
        Ok(())
    }

    /// The person asked to try again.
    pub(super) fn try_again(&self) {
        self.resume(true);
    }

    fn request<'a>(&'a self, renewal: &'a Renewal, interaction: Interaction) -> TokenRequest<'a> {
        let claims = match renewal {
            Renewal::WithClaims(claims) => Some(claims.as_str()),
            Renewal::No | Renewal::Forced => None,
        };
        TokenRequest { scopes: &self.scopes, is_forced: *renewal != Renewal::No, interaction, claims }
    }

    /// Tells whether it was the person who ended the wait.
    async fn wait_for_person(&self, state: SignIn) -> bool {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push(sender);
        if self.state.try_get_untracked() != Some(state) {
            self.state.try_set(state);
        }
        receiver.await.unwrap_or_default()
    }

    /// A page that did not answer may do so now.
    fn ask_again(&self) {
        if self.is_silent() {
            self.resume(false);
        }
    }

    /// While nobody sees the page, nobody can ask it to try again.
    async fn ask_again_unseen(self) {
        loop {
            clock::sleep(PAUSE).await;
            if !self.is_silent() {
                return;
            }
            if !visibility::is_visible() {
                return self.ask_again();
            }
        }
    }

    fn is_silent(&self) -> bool {
        self.state.try_get_untracked() == Some(SignIn::Silent)
    }

    fn resume(&self, by_person: bool) {
        self.state.try_set(SignIn::Fine);
        for waiting in self.waiting.borrow_mut().drain(..) {
            // Whoever stopped waiting needs no word.
            let _ = waiting.send(by_person);
        }
    }
}
