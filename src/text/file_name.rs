//! Names under which attachments are saved. The name comes from the sender and is hostile.

/// The longest name kept, in characters: common file systems take 255 bytes.
const LONGEST: usize = 120;

/// A name that is safe to save under: no path, no control or direction-changing characters, never empty.
pub fn safe_file_name(name: &str, fallback: &str) -> String {
    let clean: String =
        name.chars().filter(|character| !is_deceptive(*character)).map(without_path).collect();
    let clean = clean.trim().trim_start_matches('.').trim();
    if clean.is_empty() { fallback.to_owned() } else { shorten(clean) }
}

/// Control characters, and the marks that let `exe.txt` be written for `txt.exe` (Unicode TR 36).
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn without_path(character: char) -> char {
    if matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { character }
}

fn shorten(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension: String = extension.chars().take(12).collect();
    let stem: String = stem.chars().take(LONGEST - 13).collect();
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_direction_marks_are_taken_out() {
        assert_eq!(safe_file_name("../../etc/passwd", "file"), "_.._etc_passwd");
        assert_eq!(safe_file_name("annual\u{202E}fdp.exe", "file"), "annualfdp.exe");
    }

    #[test]
    fn an_empty_name_falls_back() {
        assert_eq!(safe_file_name(" \u{7} ", "attachment"), "attachment");
        assert_eq!(safe_file_name("...", "attachment"), "attachment");
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = safe_file_name(&format!("{}.pdf", "ä".repeat(400)), "file");
        assert!(name.chars().count() <= LONGEST);
        assert_eq!(name.rsplit_once('.').map(|(_, extension)| extension), Some("pdf"));
    }
}
