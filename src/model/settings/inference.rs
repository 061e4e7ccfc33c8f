//! Which inbox a sender's mail always goes to (Graph `inferenceClassificationOverride`).

use crate::model::{EmailAddress, InferenceClass, OverrideId};

resource! {
    /// A decision for one sender.
    InferenceOverride (OverrideId) {
        /// Where it goes.
        classify_as: Option<InferenceClass>,
        /// The sender.
        sender_email_address: EmailAddress,
    }
}

resource! {
    /// A decision to make; for an address that has one already it changes that one.
    NewOverride {
        /// Where it goes.
        classify_as: Option<InferenceClass>,
        /// The sender.
        sender_email_address: EmailAddress,
    }
}

patch! {
    /// A change to a decision.
    OverridePatch {
        /// Where it goes.
        classify_as: InferenceClass,
    }
}
