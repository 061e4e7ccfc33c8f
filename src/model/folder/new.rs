//! Folders to make, and changes to folders.

use crate::model::{ExtendedProperty, FolderId, MultiValueExtendedProperty};

resource! {
    /// A folder to make.
    NewFolder {
        /// Its name, unique among its neighbours.
        display_name: String,
        /// Hide it from the folder list; cannot be changed later.
        is_hidden: Option<bool>,
        /// Extended properties of one value.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
    }
}

resource! {
    /// A search folder to make; the type is always written with it.
    #[serde(tag = "@odata.type", rename = "#microsoft.graph.mailSearchFolder")]
    NewSearchFolder {
        /// Its name.
        display_name: String,
        /// Whether folders within the searched ones are searched too.
        include_nested_folders: Option<bool>,
        /// The folders it searches.
        source_folder_ids: Vec<FolderId>,
        /// The filter its messages pass, as in `$filter`.
        filter_query: String,
    }
}

patch! {
    /// A change to a folder.
    FolderPatch {
        /// Its name.
        display_name: String,
        /// Extended properties of one value; one that is not named stays as it is.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values; one that is not named stays as it is.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
    }
}

patch! {
    /// A change to a search folder; the type is always written with it.
    #[serde(tag = "@odata.type", rename = "#microsoft.graph.mailSearchFolder")]
    SearchFolderPatch {
        /// Its name.
        display_name: String,
        /// Whether folders within the searched ones are searched too.
        include_nested_folders: bool,
        /// The folders it searches.
        source_folder_ids: Vec<FolderId>,
        /// The filter its messages pass.
        filter_query: String,
    }
}
