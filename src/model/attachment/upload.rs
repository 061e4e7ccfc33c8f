//! Attachments of 3 to 150 MB, sent in pieces (Graph `attachmentItem`, `uploadSession`).

open_enum! {
    /// What is to be uploaded.
    AttachmentType {
        /// A file: the only one that upload sessions take.
        File = "file",
        /// An item.
        Item = "item",
        /// A link.
        Reference = "reference",
    }
}

resource! {
    /// What an upload session is asked for.
    AttachmentItem {
        /// What it is.
        attachment_type: Option<AttachmentType>,
        /// File name.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// MIME type.
        content_type: Option<String>,
        /// Belongs into the body rather than the list.
        is_inline: Option<bool>,
        /// What a `cid:` address in the body calls it.
        content_id: Option<String>,
    }
}

impl AttachmentItem {
    /// A file of so many bytes.
    pub fn file(name: impl Into<String>, size: u64) -> Self {
        Self { attachment_type: Some(AttachmentType::File), name: name.into(), size, ..Self::default() }
    }
}

resource! {
    /// An open upload. The service writes its keys in two cases.
    UploadSession {
        /// Where the pieces go, verbatim and without a token; empty in answers to pieces.
        #[serde(alias = "UploadUrl")]
        upload_url: String,
        /// What the service still lacks: `"2097152"`, `"0-"` or `"0-99"`.
        #[serde(alias = "NextExpectedRanges")]
        next_expected_ranges: Vec<String>,
    }
    dates {
        /// Until when pieces are taken.
        #[serde(alias = "ExpirationDateTime")]
        expiration_date_time
    }
}

impl UploadSession {
    /// The first byte the service still lacks.
    pub fn next_start(&self) -> Option<u64> {
        let starts = self.next_expected_ranges.iter();
        starts.filter_map(|range| range.split('-').next()?.trim().parse().ok()).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cases_of_keys_and_all_forms_of_ranges_are_read() {
        for (range, start) in [("2097152", Some(2_097_152)), ("0-", Some(0)), ("7-99", Some(7)), ("x", None)]
        {
            let text = format!(
                r#"{{"@odata.context":"c","ExpirationDateTime":"2019-09-25T01:09:30.7671707Z","NextExpectedRanges":["{range}"]}}"#
            );
            let session: UploadSession = serde_json::from_str(&text).unwrap();
            assert_eq!(session.next_start(), start);
            assert!(session.expiration_date_time.is_some());
            let lower = text.replace("Expiration", "expiration").replace("NextExp", "nextExp");
            assert_eq!(serde_json::from_str::<UploadSession>(&lower).unwrap(), session);
        }
    }
}
