//! Get userConfiguration: `GET /me/mailFolders/{id}/userConfigurations/{id}`.
//!
//! Least scope: MailboxConfigItem.Read. Graph beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/userconfiguration-get?view=graph-rest-beta>

use super::folder_path;
use crate::model::{FolderId, UserConfiguration, UserConfigurationId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, path_segment, read_json};

/// Asks for what a client keeps hidden in a folder.
#[derive(Debug, Clone)]
pub struct GetUserConfiguration {
    folder: FolderId,
    configuration: UserConfigurationId,
}

impl GetUserConfiguration {
    /// Asks for `configuration` in `folder`.
    pub fn new(folder: FolderId, configuration: UserConfigurationId) -> Self {
        Self { folder, configuration }
    }
}

impl Operation for GetUserConfiguration {
    type Answer = UserConfiguration;

    fn request(&self) -> Request {
        Request::get(
            OperationId::GetUserConfiguration,
            format!(
                "{}/{}",
                folder_path(&self.folder, "/userConfigurations"),
                path_segment(self.configuration.as_str())
            ),
        )
    }

    fn read(&self, response: &Response) -> Result<UserConfiguration, ApiError> {
        read_json(response)
    }
}
