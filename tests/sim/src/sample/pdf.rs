//! Small valid PDF files: one page of lines.

use std::fmt::Write as _;

/// A page with a title and lines below it; characters outside ASCII are written as `?`.
pub(super) fn page(title: &str, lines: &[String]) -> Vec<u8> {
    let mut content = format!("BT /F1 18 Tf 60 770 Td ({}) Tj ET\n", literal(title));
    for (row, line) in lines.iter().enumerate() {
        let y = 730_usize.saturating_sub(row * 18);
        let _ = writeln!(content, "BT /F1 11 Tf 60 {y} Td ({}) Tj ET", literal(line));
    }
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
        let _ = write!(pdf, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = pdf.len();
    let count = objects.len() + 1;
    let _ = write!(
        pdf,
        "xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    pdf.into_bytes()
}

/// A PDF string: ASCII, with brackets and backslashes escaped.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | ')' | '\\' => out.extend(['\\', c]),
            '\u{20}'..='\u{7e}' => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}
