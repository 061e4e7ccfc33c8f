//! The page's sign-in, `window.mailAuth` version 1: the only reader of that contract (see README, "Sign-in").

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::events::on_window;

/// What the page put at `window.mailAuth`.
#[derive(Debug, Clone)]
pub struct MailAuth {
    object: Object,
}

/// Whether a token may be had with the person's help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interaction {
    /// Show nothing.
    No,
    /// A window may open: only within a click.
    Popup,
    /// The page may be left.
    Redirect,
}

/// What to ask a token for.
#[derive(Debug, Clone)]
pub struct TokenRequest<'a> {
    /// Scopes.
    pub scopes: &'a [String],
    /// Do not take one from the cache: the service refused it.
    pub is_forced: bool,
    /// How much may be shown.
    pub interaction: Interaction,
    /// What the token has to fulfil, in base64, where the service challenged for it.
    pub claims: Option<&'a str>,
}

/// Why there is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// The person must sign in or consent.
    InteractionRequired,
    /// The sign-in service could not be reached: worth trying again.
    Network,
    /// The page did not answer in time.
    Silent,
    /// Anything else: closed window, blocked popup, refusal.
    Failed,
}

impl MailAuth {
    /// What the page provides, if it is there already and of a version this app reads.
    pub fn provided() -> Option<Self> {
        let object =
            Reflect::get(&web_sys::window()?.into(), &"mailAuth".into()).ok()?.dyn_into::<Object>().ok()?;
        let version = Reflect::get(&object, &"version".into()).ok()?.as_f64()?;
        ((version - 1.0).abs() < f64::EPSILON).then_some(Self { object })
    }

    /// Calls back when the page provides it later.
    pub fn on_ready(callback: impl Fn() + 'static) {
        on_window("mailauth:ready", callback);
    }

    /// The ids of all who are signed in; the mailbox is that of the first. Nothing where the page does not tell, or not
    /// yet.
    pub fn accounts(&self) -> Option<Vec<String>> {
        let accounts = Reflect::get(&self.object, &"accounts".into()).ok()?.dyn_into::<Function>().ok()?;
        let all = accounts.call0(&self.object).ok()?.dyn_into::<Array>().ok()?;
        let id = |account: JsValue| Reflect::get(&account, &"id".into()).ok()?.as_string();
        Some(all.iter().filter_map(id).filter(|id| !id.is_empty()).collect())
    }

    /// Calls back when accounts come or go, where the page tells.
    pub fn on_account_change(&self, callback: impl Fn() + 'static) {
        let subscribe = Reflect::get(&self.object, &"onAccountChange".into());
        let Ok(subscribe) = subscribe.and_then(JsCast::dyn_into::<Function>) else { return };
        let closure = Closure::<dyn Fn()>::new(callback);
        if subscribe.call1(&self.object, closure.as_ref()).is_ok() {
            closure.forget();
        }
    }

    /// Which ways to sign in with the person's help the page knows.
    pub fn interaction(&self) -> Interaction {
        let capability = |name: &str| {
            let all = Reflect::get(&self.object, &"capabilities".into()).ok()?;
            Reflect::get(&all, &name.into()).ok()?.as_bool()
        };
        if capability("popup") == Some(false) && capability("redirect") == Some(true) {
            Interaction::Redirect
        } else {
            Interaction::Popup
        }
    }

    /// A token for a request.
    pub async fn token(&self, request: &TokenRequest<'_>) -> Result<String, TokenError> {
        let answer = self.call(request).ok_or(TokenError::Failed)?;
        let answer = JsFuture::from(answer).await.map_err(|error| read_error(&error))?;
        let token = Reflect::get(&answer, &"accessToken".into()).ok().and_then(|token| token.as_string());
        token.filter(|token| !token.is_empty()).ok_or(TokenError::Failed)
    }

    fn call(&self, request: &TokenRequest<'_>) -> Option<Promise> {
        let function = Reflect::get(&self.object, &"getToken".into()).ok()?.dyn_into::<Function>().ok()?;
        let options = Object::new();
        let scopes: Array = request.scopes.iter().map(|scope| JsValue::from_str(scope)).collect();
        let interactive = match request.interaction {
            Interaction::No => "no",
            Interaction::Popup => "popup",
            Interaction::Redirect => "redirect",
        };
        Reflect::set(&options, &"scopes".into(), &scopes).ok()?;
        Reflect::set(&options, &"forceRefresh".into(), &request.is_forced.into()).ok()?;
        Reflect::set(&options, &"interactive".into(), &interactive.into()).ok()?;
        if let Some(claims) = request.claims.and_then(|claims| web_sys::window()?.atob(claims).ok()) {
            Reflect::set(&options, &"claims".into(), &claims.into()).ok()?;
        }
        let promise = function.call1(&self.object, &options).ok()?;
        Some(Promise::resolve(&promise))
    }
}

fn read_error(error: &JsValue) -> TokenError {
    let code = Reflect::get(error, &"code".into()).ok().and_then(|code| code.as_string());
    match code.as_deref() {
        Some("interaction_required") => TokenError::InteractionRequired,
        Some("network" | "timed_out") => TokenError::Network,
        _ => TokenError::Failed,
    }
}
