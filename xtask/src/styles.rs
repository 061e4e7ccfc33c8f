//! The style sheets of the built page, joined into one: many small files ask for many requests and compress badly.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::fingerprint::Fingerprint;

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the style sheets that the built page names, in its order.
pub(crate) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("Trunk made no index.html")?;
    let names = names(&page);
    if names.len() < 2 {
        return Ok(());
    }
    let mut joined = String::new();
    for name in &names {
        let sheet = dist.join(name);
        joined.push_str(
            &fs::read_to_string(&sheet).with_context(|| format!("cannot read {}", sheet.display()))?,
        );
        fs::remove_file(&sheet).with_context(|| format!("cannot remove {}", sheet.display()))?;
    }
    let mut print = Fingerprint::default();
    print.add(joined.as_bytes());
    let name = format!("style-{}.css", print.text());
    fs::write(dist.join(&name), joined)
        .and_then(|()| fs::write(&index, with_one(&page, &name)))
        .context("cannot write to dist/")
}

/// The files of the style sheets, in the order of the page.
fn names(page: &str) -> Vec<&str> {
    page.split(LINK).skip(1).filter_map(|rest| rest.split_once('"')).map(|(name, _)| name).collect()
}

/// The page with one style sheet, where its first one was.
fn with_one(page: &str, name: &str) -> String {
    let (before, _) = page.split_once(LINK).unwrap_or((page, ""));
    // What follows each link; the link's own end is still in front.
    let between =
        page.split(LINK).skip(1).filter_map(|piece| piece.split_once('>')).map(|(_, rest)| rest.trim_start());
    let after: String = between.collect();
    format!("{before}{LINK}{name}\">\n{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n\
        <link rel=\"stylesheet\" href=\"./b-2.css\"/>\n<title>T</title></head>";

    #[test]
    fn sheets_are_named_in_their_order() {
        assert_eq!(names(PAGE), ["a-1.css", "b-2.css"]);
        assert!(names("<head></head>").is_empty());
    }

    #[test]
    fn one_sheet_stands_where_the_first_was() {
        let expected = "<head>\n<link rel=\"stylesheet\" href=\"./all.css\">\n<title>T</title></head>";
        assert_eq!(with_one(PAGE, "all.css"), expected);
    }
}
