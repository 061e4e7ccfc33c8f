//! What markup of a mail may hold: one policy, given to whichever sanitiser the browser has.
//!
//! The sanitisers drop scripts and handlers of themselves; this list takes out what can act, fetch or deceive
//! without script. The frame's own Content-Security-Policy is the second, independent layer.

/// Elements that go with everything in them.
pub const REMOVED_ELEMENTS: &[&str] = &[
    "script",
    "noscript",
    "template",
    "iframe",
    "frame",
    "frameset",
    "noframes",
    "object",
    "embed",
    "applet",
    "link",
    "meta",
    "base",
    "portal",
    "svg",
    "math",
    "audio",
    "video",
    "source",
    "track",
    "canvas",
    "dialog",
    "slot",
    "input",
    "select",
    "option",
    "optgroup",
    "datalist",
    "textarea",
    "button",
    "output",
    "keygen",
    "isindex",
    "param",
    "bgsound",
    "title",
    "xml",
    "fencedframe",
    "permission",
    "geolocation",
];

/// Elements that go, but whose content stays: a form in a mail is text with boxes, and its text counts.
pub const UNWRAPPED_ELEMENTS: &[&str] = &["form", "label", "fieldset", "legend", "marquee", "blink"];

/// Attributes that no element keeps: they act, fetch, name things the page could trip over, or steer focus.
pub const REMOVED_ATTRIBUTES: &[&str] = &[
    "action",
    "formaction",
    "form",
    "ping",
    "srcset",
    "imagesrcset",
    "poster",
    "lowsrc",
    "dynsrc",
    "data",
    "codebase",
    "cite",
    "manifest",
    "usemap",
    "ismap",
    "autofocus",
    "tabindex",
    "accesskey",
    "contenteditable",
    "draggable",
    "target",
    "download",
    "popover",
    "popovertarget",
    "popovertargetaction",
    "is",
    "slot",
    "nonce",
    "integrity",
    "srcdoc",
    "sandbox",
    "referrerpolicy",
    "rel",
    "http-equiv",
    "xmlns",
    "command",
    "commandfor",
    "interestfor",
    "attributionsrc",
    "longdesc",
    "profile",
    "inert",
    "name",
];

/// Schemes a link may have; any other link loses its target.
pub const LINK_SCHEMES: &[&str] = &["http:", "https:", "mailto:", "tel:"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_twice() {
        for list in [REMOVED_ELEMENTS, UNWRAPPED_ELEMENTS, REMOVED_ATTRIBUTES] {
            let mut names = list.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), list.len());
        }
    }
}
