//! What the mailbox at hand can do: what the table says, less what the service turned out not to have.

use super::{Cloud, Dialect, OperationId, ServiceError, Version};

/// What can be asked for in this session.
///
/// The table may be ahead of a cloud or behind it, and beta changes without notice; so an operation that is answered
/// as unknown is not offered again until the page is loaded anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capabilities {
    dialect: Dialect,
    cloud: Cloud,
    /// One bit for each operation.
    missing: u128,
}

impl Capabilities {
    /// What a service of that dialect in that cloud should be able to do.
    pub fn new(dialect: Dialect, cloud: Cloud) -> Self {
        Self { dialect, cloud, missing: 0 }
    }

    /// Whether to offer this.
    pub fn can(&self, operation: OperationId) -> bool {
        let is_listed = match self.dialect {
            Dialect::Graph => operation.is_in(self.cloud),
            Dialect::Outlook => operation.outlook().is_some(),
        };
        is_listed && self.missing & bit(operation) == 0
    }

    /// Takes note of a refusal; tells whether it means that the service does not have the operation.
    pub fn learn(&mut self, operation: OperationId, error: &ServiceError) -> bool {
        // What is everywhere is not missing: there it was this one request that made no sense.
        let is_everywhere =
            operation.graph() == Version::V1 && Cloud::ALL.iter().all(|cloud| operation.is_in(*cloud));
        // Batches can be done without.
        let is_needed = is_everywhere && operation != OperationId::Batch;
        let is_unknown = error.is_unavailable() && !is_needed;
        if is_unknown {
            self.missing |= bit(operation);
        }
        is_unknown
    }
}

fn bit(operation: OperationId) -> u128 {
    1 << operation as u32
}

#[cfg(test)]
mod tests {
    use super::super::Response;
    use super::*;

    fn refusal(status: u16, code: &str) -> ServiceError {
        let body = format!(r#"{{"error":{{"code":"{code}","message":""}}}}"#).into_bytes();
        ServiceError::read(&Response::new(status, vec![], body))
    }

    #[test]
    fn every_operation_has_a_bit() {
        assert!(OperationId::ALL.len() <= 128);
    }

    #[test]
    fn the_dialect_and_the_cloud_decide() {
        let can = |dialect, cloud, id| Capabilities::new(dialect, cloud).can(id);
        assert!(can(Dialect::Graph, Cloud::Global, OperationId::PermanentlyDeleteMessage));
        assert!(!can(Dialect::Graph, Cloud::China, OperationId::PermanentlyDeleteMessage));
        assert!(!can(Dialect::Outlook, Cloud::Global, OperationId::PermanentlyDeleteMessage));
        assert!(can(Dialect::Outlook, Cloud::Global, OperationId::MoveMessage));
    }

    #[test]
    fn what_the_service_does_not_know_is_not_offered_again() {
        let mut capabilities = Capabilities::new(Dialect::Graph, Cloud::Global);
        assert!(capabilities.learn(OperationId::RecallMessage, &refusal(405, "Request_BadRequest")));
        assert!(!capabilities.can(OperationId::RecallMessage));
        assert!(capabilities.can(OperationId::MoveMessage));
    }

    #[test]
    fn a_message_that_is_gone_does_not_take_the_operation_with_it() {
        let mut capabilities = Capabilities::new(Dialect::Graph, Cloud::Global);
        assert!(!capabilities.learn(OperationId::RecallMessage, &refusal(404, "ErrorItemNotFound")));
        assert!(!capabilities.learn(OperationId::RecallMessage, &refusal(400, "ErrorInvalidRecipients")));
        assert!(!capabilities.learn(OperationId::MoveMessage, &refusal(400, "BadRequest")));
        // 405 is the answer to asking for the bytes of a link.
        assert!(!capabilities.learn(OperationId::GetAttachmentValue, &refusal(405, "")));
        assert!(capabilities.can(OperationId::RecallMessage));
    }
}
