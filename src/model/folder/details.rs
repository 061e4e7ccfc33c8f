//! What few ask of a folder, and what search folders have.

use super::MailFolder;
use crate::model::{ExtendedProperty, FolderId, MultiValueExtendedProperty};

resource! {
    /// The properties of a folder beside those of [`MailFolder`].
    FolderDetails {
        /// Which kind of folder: `#microsoft.graph.mailSearchFolder`, or absent.
        #[serde(rename = "@odata.type")]
        odata_type: Option<String>,
        /// Hidden from the folder list unless asked for.
        is_hidden: Option<bool>,
        /// The name that stands for it in every language; beta only.
        well_known_name: Option<String>,
        /// Its folders; only when expanded.
        child_folders: Vec<WholeFolder>,
        /// Extended properties of one value that were asked for.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values that were asked for.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
        /// Search folder: the filter its messages pass.
        filter_query: Option<String>,
        /// Search folder: whether folders within the searched ones are searched too.
        include_nested_folders: Option<bool>,
        /// Search folder: the folders it searches.
        source_folder_ids: Vec<FolderId>,
        /// Search folder: whether it can be changed through Graph.
        is_supported: Option<bool>,
    }
}

whole! {
    /// A folder with everything there is to ask.
    WholeFolder {
        /// What the folder pane needs.
        folder: MailFolder,
        /// The rest.
        details: FolderDetails,
    }
}

impl WholeFolder {
    /// Whether it is a search folder.
    pub fn is_search_folder(&self) -> bool {
        self.details.odata_type.as_deref().is_some_and(|name| name.ends_with("mailSearchFolder"))
    }
}
