//! Ids in another format (Graph `convertIdResult`).

open_enum! {
    /// Formats of ids.
    IdFormat {
        /// MAPI's binary id.
        EntryId = "entryId",
        /// That of Exchange Web Services.
        EwsId = "ewsId",
        /// MAPI's, immutable.
        ImmutableEntryId = "immutableEntryId",
        /// Graph's default.
        RestId = "restId",
        /// Graph's with `Prefer: IdType="ImmutableId"`.
        RestImmutableEntryId = "restImmutableEntryId",
    }
}

resource! {
    /// Why an id was not translated.
    TranslationError {
        /// For programs.
        code: String,
        /// For persons.
        message: String,
    }
}

resource! {
    /// An id with its translation.
    TranslatedId {
        /// As it was.
        source_id: String,
        /// As it is in the other format; absent where it could not be translated.
        target_id: Option<String>,
        /// Why not.
        error_details: Option<TranslationError>,
    }
}
