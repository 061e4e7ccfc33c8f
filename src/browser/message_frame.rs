//! The body of a message in its frame: no scripts, nothing from the network, links that open elsewhere.
//!
//! The frame holds `message.html`, a static file with a Content-Security-Policy of its own; without `allow-scripts`
//! nothing in it can run, so it may share the origin and be measured from here.

use gloo_net::http::Request;
use leptos::web_sys::HtmlIFrameElement;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, NodeList, RequestCache};

use super::cancel::Cancel;
use super::sanitiser::sanitise;
use crate::text::html_policy::LINK_SCHEMES;
use crate::text::{park_remote_urls, without_dark_rules};

/// Attributes of the mail's own `body` that its look depends on.
const BODY_ATTRIBUTES: [&str; 8] = ["style", "bgcolor", "text", "link", "vlink", "dir", "lang", "class"];
/// The page of the frame.
const PAGE: &str = "message.html";
/// The element of `message.html` that holds what the mail says.
const HOLDER: &str = "message";
/// Where the address of a parked image waits.
const PARKED: &str = "data-parked-src";
/// Where the content id of an inline image waits for its bytes.
const CONTENT_ID: &str = "data-content-id";

/// What was found on showing a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Images that would have been fetched from elsewhere, and were not.
    pub blocked_images: usize,
    /// It could not be made harmless, so it is not shown.
    pub is_withheld: bool,
}

/// Whether the frame has loaded its own page.
pub fn is_ready(frame: &HtmlIFrameElement) -> bool {
    frame.content_document().is_some_and(|page| page.get_element_by_id(HOLDER).is_some())
}

/// Shows a body in the frame in place of what was there.
pub async fn show(
    frame: &HtmlIFrameElement,
    html: &str,
    kind: &str,
    cancel: &Cancel,
) -> Result<Shown, JsValue> {
    let root = sanitise(html).await?;
    if cancel.is_cancelled() {
        return Ok(Shown::default());
    }
    let shown = Shown { blocked_images: park_images(&root)? + park_styles(&root)?, is_withheld: false };
    tame_links(&root)?;
    let page = frame.content_document().ok_or(JsValue::NULL)?;
    place(&page, &root, kind)?;
    Ok(shown)
}

/// The frame's page, out of the browser's cache where it is there.
pub async fn fetch_page() -> Option<String> {
    let request = Request::get(PAGE).cache(RequestCache::ForceCache);
    let response = request.send().await.ok().filter(gloo_net::http::Response::ok)?;
    response.text().await.ok()
}

/// Without a network a frame cannot load its page, not even from the cache: the host may want to be asked each time. What
/// is fetched may come from there, and goes under the policy of this page and its own.
pub async fn mend(frame: &HtmlIFrameElement) {
    if !frame.has_attribute("srcdoc")
        && let Some(page) = fetch_page().await
    {
        frame.set_srcdoc(&page);
    }
}

/// Empties the frame: what stood in it belongs to another message.
pub fn clear(frame: &HtmlIFrameElement) {
    let holder = frame.content_document().and_then(|page| page.get_element_by_id(HOLDER));
    if let Some(holder) = holder {
        holder.set_text_content(None);
    }
}

/// Puts the bytes of an inline image where the body names it.
pub fn fill_image(frame: &HtmlIFrameElement, content_id: &str, data_url: &str) -> Result<(), JsValue> {
    let Some(page) = frame.content_document() else { return Ok(()) };
    for image in elements(&page.query_selector_all(&format!("[{CONTENT_ID}]"))?) {
        if image.get_attribute(CONTENT_ID).as_deref() == Some(content_id) {
            let attribute = if image.local_name() == "img" { "src" } else { "background" };
            image.set_attribute(attribute, data_url)?;
        }
    }
    Ok(())
}

/// Tells the frame's page which colours to use around text.
pub fn set_theme(frame: &HtmlIFrameElement, theme: &str) {
    if let Some(root) = frame.content_document().and_then(|page| page.document_element()) {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Takes every image's address away: inline ones wait for their bytes, remote ones for the reader's leave.
fn park_images(root: &Element) -> Result<usize, JsValue> {
    let mut blocked = 0;
    for image in elements(&root.query_selector_all("img, [background]")?) {
        let attribute = if image.local_name() == "img" { "src" } else { "background" };
        let Some(address) = image.get_attribute(attribute) else { continue };
        let address = address.trim();
        if let Some(id) = strip_scheme(address, "cid:") {
            let id = percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned();
            image.set_attribute(CONTENT_ID, &id)?;
            image.remove_attribute(attribute)?;
        } else if strip_scheme(address, "data:image/").is_none() {
            image.set_attribute(PARKED, address)?;
            image.remove_attribute(attribute)?;
            blocked += 1;
        }
    }
    Ok(blocked)
}

/// Takes the addresses out of style sheets and style attributes.
fn park_styles(root: &Element) -> Result<usize, JsValue> {
    let mut blocked = 0;
    for sheet in elements(&root.query_selector_all("style")?) {
        let (css, count) = park_remote_urls(&sheet.text_content().unwrap_or_default());
        sheet.set_text_content(Some(&without_dark_rules(&css)));
        blocked += count;
    }
    for element in elements(&root.query_selector_all("[style*='(']")?) {
        let (css, count) = park_remote_urls(&element.get_attribute("style").unwrap_or_default());
        if count > 0 {
            element.set_attribute("style", &css)?;
            blocked += count;
        }
    }
    Ok(blocked)
}

/// Links open elsewhere, know nothing of this page, and lead only where a reader would expect.
fn tame_links(root: &Element) -> Result<(), JsValue> {
    for link in elements(&root.query_selector_all("a[href], area[href]")?) {
        let address = link.get_attribute("href").unwrap_or_default();
        let is_known = LINK_SCHEMES.iter().any(|scheme| strip_scheme(address.trim(), scheme).is_some());
        if is_known {
            link.set_attribute("target", "_blank")?;
            link.set_attribute("rel", "noopener noreferrer")?;
            link.set_attribute("title", address.trim())?;
        } else {
            link.remove_attribute("href")?;
        }
    }
    Ok(())
}

/// The one step in which mail enters the page.
fn place(page: &Document, root: &Element, kind: &str) -> Result<(), JsValue> {
    let holder = page.get_element_by_id(HOLDER).ok_or(JsValue::NULL)?;
    let fresh = page.create_element("div")?;
    fresh.set_id(HOLDER);
    let body = root.query_selector("body")?;
    for style in elements(&root.query_selector_all("head style")?) {
        adopt(page, &fresh, &style)?;
    }
    while let Some(child) = body.as_ref().and_then(|body| body.first_child()) {
        adopt(page, &fresh, &child)?;
    }
    if let Some(page_body) = page.body() {
        dress(&page_body, body.as_ref())?;
    }
    if let Some(html) = page.document_element() {
        html.set_attribute("data-kind", kind)?;
    }
    holder.replace_with_with_node_1(&fresh)
}

/// Gives the frame's body what the mail's own body looked like, and nothing of the mail before.
fn dress(page_body: &Element, body: Option<&Element>) -> Result<(), JsValue> {
    for name in BODY_ATTRIBUTES {
        match body.and_then(|body| body.get_attribute(name)) {
            Some(value) => page_body.set_attribute(name, &value)?,
            None => page_body.remove_attribute(name)?,
        }
    }
    Ok(())
}

fn adopt(page: &Document, parent: &Element, node: &Node) -> Result<(), JsValue> {
    parent.append_child(&page.adopt_node(node)?).map(drop)
}

fn strip_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let start = address.get(..scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then(|| address.get(scheme.len()..).unwrap_or_default())
}

/// The elements that a selector found.
///
/// Unchecked, for a selector finds nothing else; and checked it would fail now and then: a node that moved into the
/// frame is, once its wrapper was collected, an `Element` of the frame's realm and of no class of this one.
fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|at| list.get(at)).map(JsCast::unchecked_into).collect()
}
