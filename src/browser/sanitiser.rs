//! Mail markup made harmless: the browser's own sanitiser where it has one, `DOMPurify` where it has none, one policy.
//!
//! Both give an inert document: nothing in it runs or loads. It is worked on there and put into the frame once.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element};

use super::environment::document;
use crate::text::html_policy::{REMOVED_ATTRIBUTES, REMOVED_ELEMENTS, UNWRAPPED_ELEMENTS};

/// Names of elements that live in another namespace than HTML.
const FOREIGN: [(&str, &str); 2] =
    [("svg", "http://www.w3.org/2000/svg"), ("math", "http://www.w3.org/1998/Math/MathML")];

/// Where the other sanitiser lies in the bundle.
const DOMPURIFY: &str = "lib/dompurify.js";

/// The root element of an inert document that holds what is harmless of `html`.
pub async fn sanitise(html: &str) -> Result<Element, JsValue> {
    match native(html) {
        Some(root) => Ok(root),
        None => with_dompurify(html).await,
    }
}

/// Sanitizer API (WICG): `Document.parseHTML`.
fn native(html: &str) -> Option<Element> {
    let constructor = Reflect::get(&web_sys::window()?.into(), &"Document".into()).ok()?;
    let parse = Reflect::get(&constructor, &"parseHTML".into()).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"sanitizer".into(), &policy()).ok()?;
    let parsed = parse.call2(&constructor, &html.into(), &options).ok()?;
    parsed.dyn_into::<Document>().ok()?.document_element()
}

fn policy() -> Object {
    let removed = names(REMOVED_ELEMENTS);
    for (name, namespace) in FOREIGN {
        let element = Object::new();
        let _ = Reflect::set(&element, &"name".into(), &name.into());
        let _ = Reflect::set(&element, &"namespace".into(), &namespace.into());
        removed.push(&element);
    }
    let policy = Object::new();
    let entries: [(&str, JsValue); 4] = [
        ("removeElements", removed.into()),
        ("replaceWithChildrenElements", names(UNWRAPPED_ELEMENTS).into()),
        ("removeAttributes", names(REMOVED_ATTRIBUTES).into()),
        ("comments", false.into()),
    ];
    for (name, value) in entries {
        let _ = Reflect::set(&policy, &name.into(), &value);
    }
    policy
}

async fn with_dompurify(html: &str) -> Result<Element, JsValue> {
    let purifier = if let Some(purifier) = loaded() {
        purifier
    } else {
        load().await?;
        loaded().ok_or_else(|| JsValue::from_str("the sanitiser could not be loaded"))?
    };
    let sanitize = Reflect::get(&purifier, &"sanitize".into())?.dyn_into::<Function>()?;
    let options = Object::new();
    Reflect::set(&options, &"WHOLE_DOCUMENT".into(), &true.into())?;
    Reflect::set(&options, &"RETURN_DOM".into(), &true.into())?;
    Reflect::set(&options, &"ALLOW_UNKNOWN_PROTOCOLS".into(), &false.into())?;
    // `cid:` names inline parts; it is resolved before the tree is shown.
    let allowed = js_sys::RegExp::new(
        "^(?:(?:https?|mailto|tel|cid):|data:image/|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))",
        "i",
    );
    Reflect::set(&options, &"ALLOWED_URI_REGEXP".into(), &allowed)?;
    Reflect::set(&options, &"FORBID_TAGS".into(), &names(&[REMOVED_ELEMENTS, UNWRAPPED_ELEMENTS].concat()))?;
    Reflect::set(&options, &"FORBID_CONTENTS".into(), &names(REMOVED_ELEMENTS))?;
    Reflect::set(&options, &"ADD_ATTR".into(), &names(&["text", "link", "vlink"]))?;
    Reflect::set(&options, &"FORBID_ATTR".into(), &names(REMOVED_ATTRIBUTES))?;
    // "style" is data of the mail: kept here, fenced in by the frame.
    Reflect::set(&options, &"ADD_TAGS".into(), &names(&["style"]))?;
    sanitize.call2(&purifier, &html.into(), &options)?.dyn_into::<Element>()
}

fn loaded() -> Option<JsValue> {
    let purifier = Reflect::get(&web_sys::window()?.into(), &"DOMPurify".into()).ok()?;
    purifier.is_function().then_some(purifier)
}

async fn load() -> Result<(), JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let script = document.create_element("script")?;
    script.set_attribute("src", DOMPURIFY)?;
    let done = Promise::new(&mut |resolve, reject| {
        let _ = script.add_event_listener_with_callback("load", &resolve);
        let _ = script.add_event_listener_with_callback("error", &reject);
    });
    if let Some(root) = document.document_element() {
        root.append_child(&script)?;
    }
    JsFuture::from(done).await.map(drop)
}

fn names(list: &[&str]) -> Array {
    list.iter().map(|name| JsValue::from_str(name)).collect()
}
