//! From a message that is sent to one that is under way.

use crate::arrival::Posted;
use crate::clock;
use crate::model::{Address, Flag, NewMessage, Timestamp};
use crate::simulator::Simulator;
use crate::store::Details;

/// Makes a message one that is sent at that time.
pub(crate) fn submitted(content: NewMessage, at: Timestamp) -> NewMessage {
    NewMessage { is_draft: false, is_read: true, sent: at, received: at, ..content }
}

impl Simulator {
    /// Takes a sent message to everybody it names; what its sender alone knew of it stays behind.
    pub(crate) fn post(&mut self, sent: &NewMessage, details: &Details) {
        let arriving = NewMessage {
            headers: headers(sent),
            is_read: false,
            categories: Vec::new(),
            flag: Flag::NotFlagged,
            // A source would tell everybody who got a blind copy.
            mime: sent.mime.clone().filter(|_| sent.bcc.is_empty()),
            ..sent.clone()
        };
        let details = Details {
            flag_dates: Vec::new(),
            extended: Vec::new(),
            extensions: Vec::new(),
            ..details.clone()
        };
        self.deliver_posted(Posted::new(arriving, details));
    }

    /// Whether an address is in a domain of the tenant.
    pub(crate) fn is_own_domain(&self, address: &str) -> bool {
        let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
        let wanted = domain(address);
        wanted.is_some() && self.users.iter().any(|user| domain(&user.account.address) == wanted)
    }
}

/// The header fields a message arrives with.
fn headers(sent: &NewMessage) -> Vec<(String, String)> {
    let written = |addresses: &[Address]| {
        let one = |Address { name, address }: &Address| {
            if name.is_empty() { address.clone() } else { format!("{name} <{address}>") }
        };
        addresses.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let from: Vec<Address> = sent.from.clone().into_iter().collect();
    let sender: Vec<Address> =
        sent.sender.clone().into_iter().filter(|sender| !from.contains(sender)).collect();
    let mut fields = vec![
        ("From", written(&from)),
        ("Sender", written(&sender)),
        ("To", written(&sent.to)),
        ("Cc", written(&sent.cc)),
        ("Reply-To", written(&sent.reply_to)),
        ("Subject", sent.subject.clone()),
        ("Date", clock::http_date(sent.sent).replace("GMT", "+0000")),
        ("Message-ID", sent.internet_message_id.clone()),
    ];
    fields.retain(|(_, value)| !value.is_empty());
    let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let own = sent.headers.iter().filter(|(name, _)| {
        !name.eq_ignore_ascii_case("Bcc") && !known.iter().any(|known| known.eq_ignore_ascii_case(name))
    });
    let own: Vec<(String, String)> = own.cloned().collect();
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(own).collect()
}
