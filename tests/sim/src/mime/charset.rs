//! Text from bytes: the charset a part declares, and a guess where it declares none or a wrong one.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Decodes `bytes` as `declared`; where that is missing, unknown or ASCII, as UTF-8 or else windows-1252.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let label = declared.map(normal_label).unwrap_or_default();
    let text = match label.as_str() {
        "" | "us-ascii" | "ascii" | "ansi_x3.4-1968" | "utf-8" | "utf8" => guess(bytes),
        "hz-gb-2312" | "hz" => known("gbk", &hz_to_gbk(bytes)),
        "iso-2022-kr" | "csiso2022kr" => known("euc-kr", &iso2022kr_to_euckr(bytes)),
        other => known(alias(other), bytes),
    };
    // A byte order mark is no part of the text.
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// UTF-8 where the bytes are, else windows-1252; text that is UTF-8 but for a few bytes stays UTF-8.
fn guess(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if mostly_utf8(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => known("windows-1252", bytes),
    }
}

/// Whether more of the non-ASCII bytes belong to valid UTF-8 sequences than do not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    valid > invalid
}

fn known(label: &str, bytes: &[u8]) -> String {
    match charset_decoder(label.as_bytes()) {
        Some(decoder) => decoder(bytes),
        None => guess(bytes),
    }
}

fn normal_label(label: &str) -> String {
    label
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ';'))
        .to_ascii_lowercase()
}

/// Names seen in mail that the decoder table does not know.
fn alias(label: &str) -> &str {
    match label {
        "cp932" | "windows-932" | "x-ms-cp932" => "shift_jis",
        "cp949" | "uhc" | "x-windows-949" | "ks_c_5601" => "euc-kr",
        "cp950" | "windows-950" | "x-big5" => "big5",
        "gb18030-2000" | "gb-18030" => "gb18030",
        "iso-2022-jp-1" | "iso-2022-jp-2" | "iso-2022-jp-3" | "iso-2022-jp-ms" | "cp50220" => "iso-2022-jp",
        "cp1252" | "latin-1" | "win-1252" => "windows-1252",
        "win-1251" => "windows-1251",
        "unicode-1-1-utf-7" => "utf-7",
        other => other,
    }
}

/// HZ is 7-bit GBK: `~{` starts double bytes, `~}` ends them, `~~` is a tilde.
fn hz_to_gbk(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut high = false;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match (byte, rest.peek()) {
            (b'~', Some(b'{')) => {
                high = true;
                rest.next();
            }
            (b'~', Some(b'}')) => {
                high = false;
                rest.next();
            }
            (b'~', Some(b'~')) => {
                out.push(b'~');
                rest.next();
            }
            (b'~', Some(b'\n')) => {
                rest.next();
            }
            _ if high && byte > b' ' => out.push(byte | 0x80),
            _ => out.push(byte),
        }
    }
    out
}

/// ISO-2022-KR is 7-bit EUC-KR: shift-out starts double bytes, shift-in ends them, one escape announces it.
fn iso2022kr_to_euckr(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut high = false;
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            0x0e => high = true,
            0x0f => high = false,
            0x1b => rest = tail.strip_prefix(b"$)C").unwrap_or(tail),
            _ if high && byte > b' ' => out.push(byte | 0x80),
            _ => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn bytes_without_a_charset_are_utf8_or_else_windows_1252() {
        assert_eq!(decode("größe".as_bytes(), None), "größe");
        assert_eq!(decode(b"gr\xf6\xdfe \x80", None), "größe €");
        assert_eq!(decode(b"gr\xf6\xdfe", Some("us-ascii")), "größe");
        assert_eq!(decode(b"gr\xf6\xdfe", Some("x-unknown")), "größe");
        assert_eq!(decode("größe".as_bytes(), Some("unknown-8bit")), "größe");
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_mojibake() {
        assert_eq!(decode(b"gr\xc3\xb6\xc3\x9fe \xff", Some("utf-8")), "größe \u{fffd}");
    }

    #[test]
    fn asian_charsets_decode() {
        assert_eq!(decode(b"\x1b$B%O%m!<\x1b(B", Some("ISO-2022-JP")), "ハロー");
        assert_eq!(decode(b"\xc4\xe3\xba\xc3", Some("gb2312")), "你好");
        assert_eq!(decode(b"\xc4\xe3\xba\xc3", Some("gb18030")), "你好");
        assert_eq!(decode(b"\xa7A\xa6n", Some("Big5")), "你好");
        assert_eq!(decode(b"\xbe\xc8\xb3\xe7", Some("EUC-KR")), "안녕");
        assert_eq!(decode(b"~{Dc:C~} ok", Some("HZ-GB-2312")), "你好 ok");
        assert_eq!(decode(b"\x1b$)C\x0e>H3g\x0f ok", Some("ISO-2022-KR")), "안녕 ok");
    }

    #[test]
    fn cyrillic_windows_and_utf7_decode() {
        assert_eq!(decode(b"\xf0\xd2\xc9\xd7\xc5\xd4", Some("koi8-r")), "Привет");
        assert_eq!(decode(b"\xcf\xf0\xe8\xe2\xe5\xf2", Some("\"windows-1251\"")), "Привет");
        assert_eq!(decode(b"sla\x9a\xe8", Some("windows-1250")), "slašč");
        assert_eq!(decode(b"Gr+APYA3w-e", Some("UTF-7")), "Größe");
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfHi", Some("utf-8")), "Hi");
    }
}
