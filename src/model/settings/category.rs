//! The mailbox's list of categories (Graph `outlookCategory`). Messages name categories, not ids.

use crate::model::CategoryId;

open_enum! {
    /// A category's colour: one of 25, whose shade depends on the client.
    CategoryColor {
        /// None.
        None = "none",
        /// Red.
        Preset0 = "preset0",
        /// Orange.
        Preset1 = "preset1",
        /// Brown.
        Preset2 = "preset2",
        /// Yellow.
        Preset3 = "preset3",
        /// Green.
        Preset4 = "preset4",
        /// Teal.
        Preset5 = "preset5",
        /// Olive.
        Preset6 = "preset6",
        /// Blue.
        Preset7 = "preset7",
        /// Purple.
        Preset8 = "preset8",
        /// Cranberry.
        Preset9 = "preset9",
        /// Steel.
        Preset10 = "preset10",
        /// Dark steel.
        Preset11 = "preset11",
        /// Grey.
        Preset12 = "preset12",
        /// Dark grey.
        Preset13 = "preset13",
        /// Black.
        Preset14 = "preset14",
        /// Dark red.
        Preset15 = "preset15",
        /// Dark orange.
        Preset16 = "preset16",
        /// Dark brown.
        Preset17 = "preset17",
        /// Dark yellow.
        Preset18 = "preset18",
        /// Dark green.
        Preset19 = "preset19",
        /// Dark teal.
        Preset20 = "preset20",
        /// Dark olive.
        Preset21 = "preset21",
        /// Dark blue.
        Preset22 = "preset22",
        /// Dark purple.
        Preset23 = "preset23",
        /// Dark cranberry.
        Preset24 = "preset24",
    }
}

resource! {
    /// A category of the mailbox's list.
    OutlookCategory (CategoryId) {
        /// Its name, unique and for ever.
        display_name: String,
        /// Its colour.
        color: Option<CategoryColor>,
    }
}

resource! {
    /// A category to make.
    NewCategory {
        /// Its name.
        display_name: String,
        /// Its colour.
        color: Option<CategoryColor>,
    }
}

patch! {
    /// A change to a category: its colour, for the name stays.
    CategoryPatch {
        /// Its colour.
        color: CategoryColor,
    }
}
