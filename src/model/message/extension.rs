//! Data that clients hang on items: extended properties (MAPI's) and open extensions.

resource! {
    /// An extended property of one value (Graph `singleValueLegacyExtendedProperty`).
    ExtendedProperty {
        /// Type with tag, or with namespace and name: `String 0x001A`, `String {guid} Name Colour`.
        id: String,
        /// The value as text.
        value: String,
    }
}

resource! {
    /// An extended property of several values (Graph `multiValueLegacyExtendedProperty`).
    MultiValueExtendedProperty {
        /// As in [`ExtendedProperty`], with an array type: `StringArray {guid} Name Palette`.
        id: String,
        /// The values as text.
        value: Vec<String>,
    }
}

resource! {
    /// A named bag of data on an item (Graph `openTypeExtension`); the type is always written with it.
    #[serde(tag = "@odata.type", rename = "#microsoft.graph.openTypeExtension")]
    OpenExtension {
        /// The id, which the service makes of the name; not sent when creating.
        id: Option<String>,
        /// A name in reverse-domain style: `com.contoso.referral`.
        extension_name: String,
    }
    keeps data
}
