//! Trunk starts the app with an inline script. In a file of its own, a content security policy without
//! `'unsafe-inline'` and without hashes (which would change with every build) lets it pass.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::fingerprint::Fingerprint;

const OPEN: &str = "<script type=\"module\">";
const CLOSE: &str = "</script>";

/// Moves the inline module script of the built page into a file beside it.
pub(crate) fn move_out(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("Trunk made no index.html")?;
    let (page, name, script) = split(&page).context("the built index.html does not start the app")?;
    fs::write(dist.join(name), script).and_then(|()| fs::write(&index, page)).context("cannot write to dist/")
}

/// The page without the script, the name of the script's file, the script.
fn split(page: &str) -> Option<(String, String, &str)> {
    let (before, rest) = page.split_once(OPEN)?;
    let (script, after) = rest.split_once(CLOSE)?;
    let script = script.trim_start();
    let mut print = Fingerprint::default();
    print.add(script.as_bytes());
    let name = format!("start-{}.js", print.text());
    let page = format!("{before}<script type=\"module\" src=\"./{name}\">{CLOSE}{after}");
    Some((page, name, script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_refers_to_the_script_it_contained() {
        let page =
            "<head><script type=\"module\">\nimport init from './a.js';\n</script><title>T</title></head>";
        let (rest, name, script) = split(page).unwrap();
        assert_eq!(script, "import init from './a.js';\n");
        assert_eq!(
            rest,
            format!("<head><script type=\"module\" src=\"./{name}\"></script><title>T</title></head>")
        );
        assert_eq!(split(&rest), None);
    }
}
