//! How urgent and how private, where unknown values must survive being sent back.

open_enum! {
    /// How urgent, in rules and events.
    ImportanceLevel {
        /// Low.
        Low = "low",
        /// Normal.
        Normal = "normal",
        /// High.
        High = "high",
    }
}

open_enum! {
    /// How private.
    Sensitivity {
        /// Not private.
        Normal = "normal",
        /// Personal.
        Personal = "personal",
        /// Private.
        Private = "private",
        /// Confidential.
        Confidential = "confidential",
    }
}
