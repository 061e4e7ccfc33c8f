//! Address fields: names with addresses, groups flattened.

use mail_parser::{Addr, Address as Parsed, HeaderValue, parsers::MessageStream};

use super::{fields::Fields, words};
use crate::model::Address;

/// Every address of all fields called `name`.
pub(super) fn all(fields: &Fields, name: &str) -> Vec<Address> {
    fields.all(name).flat_map(parse).collect()
}

/// The first address of the first field called `name` that has one.
pub(super) fn first(fields: &Fields, name: &str) -> Option<Address> {
    fields.all(name).flat_map(parse).next()
}

fn parse(value: &str) -> Vec<Address> {
    let line = format!("{value}\n");
    match MessageStream::new(line.as_bytes()).parse_address() {
        HeaderValue::Address(Parsed::List(list)) => list.iter().filter_map(address).collect(),
        HeaderValue::Address(Parsed::Group(groups)) => {
            let members = groups.iter().flat_map(|group| &group.addresses);
            members.filter_map(address).collect()
        }
        _ => Vec::new(),
    }
}

fn address(parsed: &Addr<'_>) -> Option<Address> {
    let clean =
        |text: &Option<std::borrow::Cow<'_, str>>| words::decode(text.as_deref().unwrap_or_default().trim());
    let address = Address { name: clean(&parsed.name), address: clean(&parsed.address) };
    (!address.name.is_empty() || !address.address.is_empty()).then_some(address)
}
