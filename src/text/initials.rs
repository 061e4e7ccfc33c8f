//! The two letters and the hue that stand for a correspondent without a picture.

/// Up to two letters: of the first and the last word, else the first letter of the address.
pub fn initials(label: &str) -> String {
    let mut words = label
        .split(|character: char| character.is_whitespace() || matches!(character, ',' | '.' | '@' | '_'))
        .filter_map(|word| word.chars().find(|character| character.is_alphanumeric()));
    let first = words.next();
    let last = if label.contains('@') { None } else { words.last() };
    first.into_iter().chain(last).flat_map(char::to_uppercase).take(2).collect()
}

/// A hue in degrees that is always the same for the same address.
pub fn hue(address: &str) -> u16 {
    // FNV-1a: tiny, and spreads neighbouring addresses well.
    let hash = address.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    u16::try_from(hash % 360).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_word_give_the_letters() {
        assert_eq!(initials("Ada Maria Brandt"), "AB");
        assert_eq!(initials("ada@example.org"), "A");
        assert_eq!(initials("(no name)"), "NN");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn the_hue_ignores_case() {
        assert_eq!(hue("Ada@Example.org"), hue("ada@example.org"));
    }
}
