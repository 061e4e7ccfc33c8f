//! Settings that clients keep in a folder (Graph `userConfiguration`, beta only).

use super::UserConfigurationId;

resource! {
    /// A value with its type.
    StructuredValue {
        /// What the values are: `string`, `boolean`, `integer32` and so on.
        #[serde(rename = "type")]
        value_type: Option<String>,
        /// They, as text.
        values: Vec<String>,
    }
}

resource! {
    /// An entry of a dictionary.
    StructuredEntry {
        /// Its key.
        key_entry: Option<StructuredValue>,
        /// Its value.
        value_entry: Option<StructuredValue>,
    }
}

resource! {
    /// A configuration item.
    UserConfiguration (UserConfigurationId) {
        /// Bytes in base64.
        binary_data: Option<String>,
        /// XML in base64.
        xml_data: Option<String>,
        /// A dictionary.
        structured_data: Vec<StructuredEntry>,
    }
}
