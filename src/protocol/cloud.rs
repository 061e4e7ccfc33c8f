//! The clouds of Microsoft 365 (Graph, "National cloud deployments").

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

    /// The cloud whose Graph answers at this host; any other host is taken for one that has everything.
    pub fn of_host(host: &str) -> Self {
        match host {
            "graph.microsoft.us" => Self::UsGovL4,
            "dod-graph.microsoft.us" => Self::UsGovL5,
            "microsoftgraph.chinacloudapi.cn" => Self::China,
            _ => Self::Global,
        }
    }
}
