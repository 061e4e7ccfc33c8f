//! The clouds of Microsoft 365 (Graph, "National cloud deployments").

use super::{Body, Request};

/// A cloud Microsoft runs Graph in. Tokens of one are nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cloud {
    /// Worldwide, with GCC.
    #[default]
    Global,
    /// US Government L4 (GCC High).
    UsGovL4,
    /// US Government L5 (`DoD`).
    UsGovL5,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGovL4, Self::UsGovL5, Self::China];

    /// The cloud whose Graph answers at this host, with or without a port or path behind; any other host is taken for
    /// one that has everything.
    pub fn of_host(host: &str) -> Self {
        match host.split([':', '/']).next().unwrap_or_default() {
            "graph.microsoft.us" => Self::UsGovL4,
            "dod-graph.microsoft.us" => Self::UsGovL5,
            "microsoftgraph.chinacloudapi.cn" => Self::China,
            _ => Self::Global,
        }
    }

    /// The properties it lacks, as Microsoft's published schemas of August 2026 say, each as it stands in a `$select`:
    /// never first, since every selection of ours begins with the id.
    fn lacks(self) -> &'static [&'static str] {
        match self {
            Self::Global => &[],
            Self::UsGovL4 | Self::UsGovL5 => &[",conversationIndex", ",isHidden"],
            Self::China => &[",conversationIndex", ",flag", ",internetMessageHeaders"],
        }
    }

    /// Takes those out of a request: asked for one of them, the service refuses the whole.
    pub fn fit(self, request: &mut Request) {
        for name in self.lacks() {
            request.target = request.target.replacen(name, "", 1);
        }
        if let Body::Batch(items) = &mut request.body {
            for item in items {
                self.fit(item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::OperationId;
    use super::*;

    fn get(target: &str) -> Request {
        Request::get(OperationId::ListMessages, target)
    }

    #[test]
    fn the_cloud_is_known_by_its_host_whatever_follows() {
        assert_eq!(Cloud::of_host("graph.microsoft.us"), Cloud::UsGovL4);
        assert_eq!(Cloud::of_host("microsoftgraph.chinacloudapi.cn:8443/graph"), Cloud::China);
        assert_eq!(Cloud::of_host("dod-graph.microsoft.us/x"), Cloud::UsGovL5);
        assert_eq!(Cloud::of_host("graph.microsoft.us.evil.example"), Cloud::Global);
    }

    #[test]
    fn what_a_cloud_lacks_is_not_selected_there() {
        let fit = |cloud: Cloud, target: &str| {
            let mut request = get(target);
            cloud.fit(&mut request);
            request.target
        };
        let target = "/me/messages?$top=5&$select=id,flag,conversationIndex&$filter=flag%20eq%201";
        assert_eq!(fit(Cloud::Global, target), target);
        assert_eq!(fit(Cloud::UsGovL5, target), "/me/messages?$top=5&$select=id,flag&$filter=flag%20eq%201");
        assert_eq!(fit(Cloud::China, target), "/me/messages?$top=5&$select=id&$filter=flag%20eq%201");
        assert_eq!(fit(Cloud::China, "/me/flag"), "/me/flag");
    }

    #[test]
    fn the_requests_of_a_batch_are_fitted_too() {
        let mut batch = Request::act(OperationId::Batch, "/$batch")
            .carrying(Body::Batch(vec![get("/me/messages/a?$select=id,flag")]));
        let wanted = Request::act(OperationId::Batch, "/$batch")
            .carrying(Body::Batch(vec![get("/me/messages/a?$select=id")]));
        Cloud::China.fit(&mut batch);
        assert_eq!(batch, wanted);
    }
}
