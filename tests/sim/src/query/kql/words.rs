//! Words of a text, and phrases of them that are looked for.

/// Words that must stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// In lower case.
    words: Vec<String>,
    /// The last word may go on: `budg*`.
    is_prefix: bool,
}

impl Phrase {
    /// The words of a text; `None` when it has none.
    pub(super) fn of(text: &str) -> Option<Phrase> {
        let words: Vec<String> = split(text).map(|(_, word)| word.to_lowercase()).collect();
        (!words.is_empty()).then(|| Phrase { words, is_prefix: text.trim_end().ends_with('*') })
    }

    /// Whether a text has these words side by side.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// Where in a text these words stand, in bytes.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let held: Vec<(usize, &str)> = split(text).collect();
        let windows = held.windows(self.words.len());
        windows.filter(|window| self.fits(window)).filter_map(range).collect()
    }

    fn fits(&self, window: &[(usize, &str)]) -> bool {
        let last = self.words.len().saturating_sub(1);
        let pairs = self.words.iter().zip(window).enumerate();
        pairs.into_iter().all(|(at, (wanted, (_, held)))| {
            let held = held.to_lowercase();
            held == *wanted || (self.is_prefix && at == last && held.starts_with(wanted.as_str()))
        })
    }
}

fn range(window: &[(usize, &str)]) -> Option<(usize, usize)> {
    let ((start, _), (end, word)) = (window.first()?, window.last()?);
    Some((*start, end + word.len()))
}

/// Words with the bytes they start at.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let after = text.get(rest..)?;
        let start = rest + after.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let length = word.find(|symbol: char| !symbol.is_alphanumeric()).unwrap_or(word.len());
        rest = start + length;
        Some((start, word.get(..length)?))
    })
}

/// About `length` characters around the first word found, with `<c0>` and `</c0>` around what was found.
pub(crate) fn marked(text: &str, phrases: &[&Phrase], length: usize) -> String {
    let mut places: Vec<(usize, usize)> = phrases.iter().flat_map(|phrase| phrase.places(text)).collect();
    places.sort_unstable();
    let first = places.first().map_or(0, |(start, _)| *start);
    let start = back(text, first, length / 4);
    let end = text
        .get(start..)
        .and_then(|rest| rest.char_indices().nth(length))
        .map_or(text.len(), |(at, _)| start + at);
    let (mut shown, mut at) = (String::new(), start);
    for (from, to) in places {
        if from >= at && to <= end {
            shown.push_str(text.get(at..from).unwrap_or_default());
            shown.push_str("<c0>");
            shown.push_str(text.get(from..to).unwrap_or_default());
            shown.push_str("</c0>");
            at = to;
        }
    }
    shown.push_str(text.get(at..end).unwrap_or_default());
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start of a word about so many characters before a place.
fn back(text: &str, from: usize, characters: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let start = before.char_indices().rev().nth(characters).map_or(0, |(at, _)| at);
    let space = before.get(start..).and_then(|rest| rest.find(' ')).filter(|_| start > 0);
    start + space.map_or(0, |at| at + 1)
}
