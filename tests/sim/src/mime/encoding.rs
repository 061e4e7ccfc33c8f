//! Content-Transfer-Encoding: the bytes behind base64, quoted-printable and uuencode.

/// Decodes the raw bytes of a part by the name of its transfer encoding; unknown names mean "as they stand".
pub(super) fn decode(raw: &[u8], encoding: &str) -> Vec<u8> {
    // Seen in mail: `base64;`, `quoted-printable   `, `"base64"`.
    let name =
        encoding.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ';')).to_ascii_lowercase();
    match name.as_str() {
        "base64" => base64(raw),
        "quoted-printable" => quoted_printable(raw),
        "x-uuencode" | "uuencode" | "x-uue" => uuencode(raw).unwrap_or_else(|| raw.to_vec()),
        _ => raw.to_vec(),
    }
}

/// Base64 that forgives what mail does to it: line ends, stray characters, missing or early padding.
pub(super) fn base64(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for &byte in raw {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            // Padding ends a group; encoders that join pieces go on after it.
            b'=' => {
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from((bits >> count) & 0xff));
        }
    }
    out
}

/// Quoted-printable; where an escape is broken it stands in the text as it came.
pub(super) fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'=' {
            out.push(byte);
        } else if let Some(after) = soft_break(tail) {
            rest = after;
        } else if let [high, low, after @ ..] = tail
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = after;
        } else {
            out.push(byte);
        }
    }
    out
}

/// What follows the line end after `=`; relays may have put spaces in between.
fn soft_break(tail: &[u8]) -> Option<&[u8]> {
    let end = tail.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))?;
    tail.get(end..)?.strip_prefix(b"\n")
}

/// The value of one hexadecimal digit.
fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The file between `begin` and `end`; `None` where there is no such frame.
fn uuencode(raw: &[u8]) -> Option<Vec<u8>> {
    let mut lines = raw.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end);
    lines.by_ref().find(|line| line.starts_with(b"begin "))?;
    let mut out = Vec::new();
    for line in lines.take_while(|line| *line != b"end") {
        let Some((&length, data)) = line.split_first() else { continue };
        let start = out.len();
        for group in data.chunks(4) {
            let sextet =
                |at: usize| group.get(at).map_or(0, |byte| u32::from(byte.wrapping_sub(b' ') & 0x3f));
            let bits = sextet(0) << 18 | sextet(1) << 12 | sextet(2) << 6 | sextet(3);
            out.extend_from_slice(bits.to_be_bytes().get(1..).unwrap_or_default());
        }
        out.truncate(start + usize::from(length.wrapping_sub(b' ') & 0x3f));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn base64_forgives_line_ends_stray_characters_and_missing_padding() {
        assert_eq!(decode(b"SGVs\r\nbG8 sIHdv*cmxkIQ", "Base64 ;"), b"Hello, world!");
        assert_eq!(decode(b"SGk=SGk=", "base64"), b"HiHi");
    }

    #[test]
    fn a_broken_quoted_printable_escape_stays_in_the_text() {
        assert_eq!(decode(b"caf=E9 100=% =\r\nsure", "quoted-printable"), b"caf\xe9 100=% sure");
    }

    #[test]
    fn uuencode_gives_the_file_in_its_frame() {
        assert_eq!(decode(b"begin 644 a.txt\n#0V%T\n`\nend\n", "x-uuencode"), b"Cat");
    }

    #[test]
    fn an_unknown_encoding_leaves_the_bytes_alone() {
        assert_eq!(decode(b"=41", "7-bit"), b"=41");
    }
}
