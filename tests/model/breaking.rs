//! Ways to break a document.

use std::thread;

use serde_json::{Value, json};

/// The stack of the thread that decodes, in bytes: what a browser gives WebAssembly is no less.
const STACK: usize = 1 << 20;

/// Pseudo-random numbers (xorshift64*), so that a failure can be repeated.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Values of every type, and such that no type expects.
fn odd_value(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(1.5e300),
        5 => json!(""),
        6 => json!("9999999-99-99T99:99:99+99999999999999999:00"),
        7 => json!("\u{0}\u{fffd}\u{1f600}"),
        8 => json!([]),
        9 => json!([[1], null, {}]),
        10 => json!({}),
        _ => json!({"@odata.type": 7, "id": [], "@removed": {"reason": {}}}),
    }
}

/// Puts an odd value somewhere into `value`.
fn swap_one(value: &mut Value, random: &mut Random) {
    let inner = match value {
        Value::Object(object) if !object.is_empty() && random.below(8) > 0 => {
            let at = random.below(object.len());
            object.values_mut().nth(at)
        }
        Value::Array(items) if !items.is_empty() && random.below(8) > 0 => {
            let at = random.below(items.len());
            items.get_mut(at)
        }
        _ => None,
    };
    match inner {
        Some(inner) => swap_one(inner, random),
        None => *value = odd_value(random),
    }
}

/// Breaks a document in one of the ways there are.
pub(crate) fn broken(document: &Value, random: &mut Random) -> Vec<u8> {
    let mut text = document.to_string().into_bytes();
    let at = random.below(text.len());
    match random.below(7) {
        0 => text.truncate(at),
        1 => text[at] ^= 1 << random.below(8),
        2 => drop(text.drain(at..(at + random.below(40)).min(text.len()))),
        3 => text.splice(at..at, b"1e999999".iter().copied()).for_each(drop),
        4 => {
            let digits = vec![b'9'; 400];
            text = String::from_utf8(text)
                .unwrap()
                .replacen("true", std::str::from_utf8(&digits).unwrap(), 1)
                .into();
        }
        5 => {
            let opening = if random.below(2) == 0 { "[" } else { "{\"item\":" };
            let depth = [20, 100, 127, 128, 5_000][random.below(5)];
            text.splice(at..at, opening.repeat(depth).into_bytes()).for_each(drop);
        }
        _ => {
            let mut value = document.clone();
            for _ in 0..=random.below(3) {
                swap_one(&mut value, random);
            }
            text = value.to_string().into_bytes();
        }
    }
    text
}

/// Runs on a small stack.
pub(crate) fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap();
}
