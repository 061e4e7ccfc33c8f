//! What `$search` takes on people of the directory ("Use the `$search` query parameter", directory objects).

/// A search of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectorySearch {
    text: String,
}

/// Properties of people that are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryField {
    /// Name.
    DisplayName,
    /// Address.
    Mail,
}

impl DirectorySearch {
    /// These words as beginnings in one property; `None` where there is no word, which the service refuses.
    pub fn new(field: DirectoryField, words: &str) -> Option<Self> {
        let field = match field {
            DirectoryField::DisplayName => "displayName",
            DirectoryField::Mail => "mail",
        };
        let has_word = words.contains(char::is_alphanumeric);
        // A quote would end the clause, a backslash take its end away.
        let words = words.replace(['"', '\\'], " ");
        has_word.then(|| Self { text: format!("\"{field}:{}\"", words.trim()) })
    }

    /// One of them or both.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self { text: format!("{} OR {}", self.text, other.text) }
    }

    /// As `$search` takes it.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types_cannot_leave_its_clause() {
        let search = DirectorySearch::new(DirectoryField::Mail, r#"a" OR "x:y\ "#).unwrap();
        assert_eq!(search.as_str(), r#""mail:a  OR  x:y""#);
        assert_eq!(DirectorySearch::new(DirectoryField::Mail, "\" \\"), None);
    }
}
