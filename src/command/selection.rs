//! Which messages of a list are selected: by id, so that rows may come, go and move.

use rustc_hash::FxHashSet;

use crate::model::MessageId;

/// The messages that were selected on purpose. Empty means: the open one, if any, is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: FxHashSet<MessageId>,
    /// Where a stretch of rows begins that Shift extends.
    anchor: Option<MessageId>,
}

impl Selection {
    /// How many are selected.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether nothing is selected on purpose.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Whether this one is selected.
    pub fn contains(&self, message: &MessageId) -> bool {
        self.chosen.contains(message)
    }

    /// The selected ones, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &MessageId> {
        self.chosen.iter()
    }

    /// Where a stretch begins: at the row that was clicked or marked last.
    pub fn anchor(&self) -> Option<&MessageId> {
        self.anchor.as_ref()
    }

    /// A message is opened alone: nothing else is selected, and a stretch begins there.
    pub fn begin_at(&mut self, message: Option<MessageId>) {
        self.chosen.clear();
        self.anchor = message;
    }

    /// Selects one more, or lets it go. The open message looks selected, so the first mark beside it takes it in.
    pub fn toggle(&mut self, message: MessageId, open: Option<MessageId>) {
        if self.chosen.is_empty() {
            self.chosen.extend(open.filter(|open| *open != message));
        }
        if !self.chosen.remove(&message) {
            self.chosen.insert(message.clone());
        }
        self.anchor = Some(message);
    }

    /// Selects these and nothing else; a stretch goes on beginning where it did.
    pub fn select(&mut self, messages: impl IntoIterator<Item = MessageId>) {
        self.chosen.clear();
        self.chosen.extend(messages);
    }

    /// Lets those go that are not there any more. Returns whether there were any.
    pub fn keep(&mut self, is_there: impl Fn(&MessageId) -> bool) -> bool {
        let before = self.chosen.len();
        self.chosen.retain(is_there);
        self.chosen.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> MessageId {
        name.into()
    }

    /// The selected ones, by name and in order.
    fn names(selection: &Selection) -> Vec<&str> {
        let mut names: Vec<_> = selection.iter().map(MessageId::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_first_mark_takes_the_open_message_in() {
        let mut selection = Selection::default();
        selection.begin_at(Some(id("a")));
        selection.toggle(id("c"), Some(id("a")));
        assert_eq!(names(&selection), ["a", "c"]);
        selection.toggle(id("d"), Some(id("a")));
        selection.toggle(id("a"), Some(id("a")));
        assert_eq!(names(&selection), ["c", "d"]);
    }

    #[test]
    fn marking_the_open_message_selects_it_alone() {
        let mut selection = Selection::default();
        selection.toggle(id("a"), Some(id("a")));
        assert_eq!(names(&selection), ["a"]);
        selection.toggle(id("a"), Some(id("a")));
        assert!(selection.is_empty());
    }

    #[test]
    fn a_stretch_keeps_its_beginning_however_often_it_is_extended() {
        let mut selection = Selection::default();
        selection.begin_at(Some(id("b")));
        selection.select(["b", "c", "d"].map(id));
        selection.select(["a", "b"].map(id));
        assert_eq!((names(&selection), selection.anchor()), (vec!["a", "b"], Some(&id("b"))));
    }

    #[test]
    fn opening_another_message_selects_nothing_else() {
        let mut selection = Selection::default();
        selection.select(["a", "b"].map(id));
        selection.begin_at(Some(id("c")));
        assert!(selection.is_empty());
        assert_eq!(selection.anchor(), Some(&id("c")));
    }

    #[test]
    fn what_went_away_is_not_selected_any_more() {
        let mut selection = Selection::default();
        selection.select(["a", "b"].map(id));
        assert!(!selection.keep(|_| true));
        assert!(selection.keep(|message| message.as_str() == "b"));
        assert_eq!((names(&selection), selection.len()), (vec!["b"], 1));
    }
}
