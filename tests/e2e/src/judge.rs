//! What the app asked and the simulator answered, held against the published contract of the API.

use std::collections::BTreeSet;

use graph_sim::contract::Judge;
use graph_sim::http::Exchange;

use crate::skip::skip;

/// The breaches of the contract among these exchanges, each told once; how many were checked is printed.
pub(crate) fn breaches(exchanges: &[Exchange]) -> BTreeSet<String> {
    let Some(judge) = Judge::find() else {
        skip("the contract of the API", "it is not beside the repository");
        return BTreeSet::new();
    };
    let breaches = exchanges.iter().filter_map(|exchange| {
        let request = exchange.request.as_ref()?;
        Some(match &exchange.response {
            Some(response) => judge.exchange(request, response),
            None => judge.request(request),
        })
    });
    breaches.flatten().map(|breach| breach.to_string()).collect()
}
