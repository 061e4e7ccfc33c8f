//! What few ask of an attachment, and what attached links have.

use super::{AttachedItem, Attachment};

open_enum! {
    /// What a link's reader may do (Graph `referenceAttachmentPermission`, beta only).
    ReferencePermission {
        /// Graph's `other`.
        Unclassified = "other",
        /// Look.
        View = "view",
        /// Change.
        Edit = "edit",
        /// Anybody may look.
        AnonymousView = "anonymousView",
        /// Anybody may change.
        AnonymousEdit = "anonymousEdit",
        /// Anybody in the organisation may look.
        OrganizationView = "organizationView",
        /// Anybody in the organisation may change.
        OrganizationEdit = "organizationEdit",
    }
}

open_enum! {
    /// Where a linked file lies (Graph `referenceAttachmentProvider`, beta only).
    ReferenceProvider {
        /// Graph's `other`.
        Unclassified = "other",
        /// OneDrive for work or school, and SharePoint.
        OneDriveBusiness = "oneDriveBusiness",
        /// OneDrive for home.
        OneDriveConsumer = "oneDriveConsumer",
        /// Dropbox.
        Dropbox = "dropbox",
    }
}

resource! {
    /// The properties of an attachment beside those of [`Attachment`].
    AttachmentDetails {
        /// File: where its content was, on mail that says so.
        content_location: Option<String>,
        /// Item: the item; only with `$expand=microsoft.graph.itemAttachment/item`.
        item: Option<Box<AttachedItem>>,
        /// Reference: the linked file; beta only.
        source_url: Option<String>,
        /// Reference: where the file lies; beta only.
        provider_type: Option<ReferenceProvider>,
        /// Reference: what its reader may do; beta only.
        permission: Option<ReferencePermission>,
        /// Reference: whether it is a folder; beta only.
        is_folder: Option<bool>,
        /// Reference: a small picture of it; beta only.
        thumbnail_url: Option<String>,
        /// Reference: a larger picture of it; beta only.
        preview_url: Option<String>,
    }
    dates {
        /// When it was last changed.
        last_modified_date_time,
    }
}

whole! {
    /// An attachment with everything there is to ask.
    WholeAttachment {
        /// What a list needs.
        attachment: Attachment,
        /// The rest.
        details: AttachmentDetails,
    }
}
