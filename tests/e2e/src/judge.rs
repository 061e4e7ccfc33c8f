//! What the app asked and the simulator answered, held against the published contract of the API.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use graph_sim::contract::Contract;
use graph_sim::http::Exchange;

use crate::skip::skip;

/// The breaches of the contract among these exchanges, each told once.
pub(crate) fn breaches(exchanges: &[Exchange]) -> BTreeSet<String> {
    static CONTRACT: OnceLock<Option<Contract>> = OnceLock::new();
    static CHECKED: AtomicUsize = AtomicUsize::new(0);
    let Some(contract) = CONTRACT.get_or_init(Contract::find) else {
        skip("the contract of the API", "it is not beside the repository");
        return BTreeSet::new();
    };
    let mut found = BTreeSet::new();
    for exchange in exchanges {
        let Some(request) = &exchange.request else { continue };
        let answered =
            exchange.response.iter().flat_map(|response| contract.check_response(request, response));
        found.extend(
            contract.check_request(request).into_iter().chain(answered).map(|breach| breach.to_string()),
        );
    }
    let count = exchanges.len();
    let all = CHECKED.fetch_add(count, Ordering::Relaxed) + count;
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let breached = found.len();
    // With standard error closed there is nobody to tell.
    let _ = writeln!(
        std::io::stderr(),
        "contract: {count} exchanges of {test}, {breached} breaches ({all} so far)"
    );
    found
}
