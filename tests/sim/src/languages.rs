//! The locales a mailbox can be set to.

/// A locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language {
    /// E.g. `en-US`.
    pub(crate) locale: &'static str,
    /// In the language itself.
    pub(crate) display: &'static str,
}

/// What a new mailbox speaks.
pub(crate) const DEFAULT: Language = Language { locale: "en-US", display: "English (United States)" };

/// All locales by their codes.
pub(crate) fn all() -> impl Iterator<Item = Language> {
    let lines = include_str!("languages.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('|')).map(|(locale, display)| Language { locale, display })
}

/// The locale of a code, in any letter case.
pub(crate) fn find(locale: &str) -> Option<Language> {
    all().find(|language| language.locale.eq_ignore_ascii_case(locale))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_default_is_one_of_them() {
        assert_eq!(super::find("EN-us"), Some(super::DEFAULT));
        assert!(super::all().count() > 70);
    }
}
