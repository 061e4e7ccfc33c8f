//! `Content-Range: bytes 0-99/300`.

/// The part of a file a request brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ContentRange {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) total: usize,
}

impl ContentRange {
    /// Reads the header; `None` when it is malformed or runs past the end.
    pub(super) fn parse(text: &str) -> Option<ContentRange> {
        let (span, total) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
        let (first, last) = span.split_once('-')?;
        let range =
            ContentRange { first: first.parse().ok()?, last: last.parse().ok()?, total: total.parse().ok()? };
        (range.first <= range.last && range.last < range.total).then_some(range)
    }

    /// How many bytes it has.
    pub(super) fn length(self) -> usize {
        self.last - self.first + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_counts_both_its_ends() {
        let range = ContentRange::parse("bytes 0-99/300").unwrap();
        assert_eq!((range.first, range.length(), range.total), (0, 100, 300));
    }

    #[test]
    fn what_is_no_range_of_the_file_is_refused() {
        for text in
            ["", "0-99/300", "bytes 0-99", "bytes 99-0/300", "bytes 0-300/300", "bytes a-b/c", "bytes */300"]
        {
            assert_eq!(ContentRange::parse(text), None, "{text}");
        }
    }
}
