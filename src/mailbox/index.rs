//! The messages of a folder that is known whole, or from the newest down to some point: their keys in order.

use std::collections::VecDeque;
use std::collections::vec_deque::Iter;

use super::Key;

/// Keys, newest first. Both ends are cheap to grow: new mail comes at the front, older mail at the back.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    keys: VecDeque<Key>,
    /// All keys that are in the store are here.
    pub(super) is_loaded: bool,
    /// All messages of the folder are here, once loaded.
    pub(super) is_whole: bool,
    /// Down to which moment all are here. Keys of older messages wait until it is their turn: put in now, they would
    /// stand in the place of others.
    pub(super) reached: Option<i64>,
    /// What is in the store could not be read so far.
    pub(super) is_unreadable: bool,
}

impl Index {
    /// Whether all messages of the folder are here.
    pub(super) fn is_all(&self) -> bool {
        self.is_loaded && self.is_whole
    }

    /// Whether rows up to `end` that are not known of otherwise are to be asked for, page by page.
    pub(super) fn needs_pages(&self, end: usize) -> bool {
        let is_read = self.is_loaded || self.is_unreadable;
        is_read && !self.is_all() && end > self.len()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The key at a position.
    pub(super) fn get(&self, at: usize) -> Option<&Key> {
        self.keys.get(at)
    }

    /// All of them, newest first.
    pub(super) fn iter(&self) -> Iter<'_, Key> {
        self.keys.iter()
    }

    /// Where a key stands.
    pub(super) fn position(&self, key: &Key) -> Option<usize> {
        self.keys.binary_search_by(|other| other.order(key)).ok()
    }

    /// Where a key stands, or would stand.
    pub(super) fn place_of(&self, key: &Key) -> usize {
        self.keys.binary_search_by(|other| other.order(key)).unwrap_or_else(|at| at)
    }

    /// Puts a key at its place, or in place of the same one.
    pub(super) fn insert(&mut self, key: Key) {
        if !self.is_whole && self.reached.is_none_or(|reached| key.moment < reached) {
            return;
        }
        match self.keys.binary_search_by(|other| other.order(&key)) {
            Ok(at) => {
                if let Some(held) = self.keys.get_mut(at) {
                    *held = key;
                }
            }
            Err(at) => self.keys.insert(at, key),
        }
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, key: &Key) {
        if let Some(at) = self.position(key) {
            self.keys.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(moment: i64, id: &str) -> Key {
        Key { moment, id: id.into(), is_read: false }
    }

    proptest! {
        #[test]
        fn keys_stand_newest_first_whatever_the_order_they_came_in(
            moments in proptest::collection::vec((0_i64..50, 0_u8..200), 0..200),
            gone in proptest::collection::vec(0_usize..200, 0..50),
        ) {
            let mut index = Index { is_whole: true, ..Index::default() };
            let mut held: Vec<Key> = Vec::new();
            for (moment, id) in moments {
                let key = key(moment, &id.to_string());
                index.insert(key.clone());
                held.retain(|other| other.order(&key).is_ne());
                held.push(key);
            }
            for at in gone {
                if at < held.len() {
                    index.remove(&held.swap_remove(at));
                }
            }
            held.sort_by(Key::order);
            prop_assert_eq!(index.iter().cloned().collect::<Vec<_>>(), held.clone());
            for (at, key) in held.iter().enumerate() {
                prop_assert_eq!(index.position(key), Some(at));
            }
        }
    }
}
