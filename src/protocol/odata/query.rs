//! Query options of lists and single items.
//!
//! What goes with what is in the type: `$search` takes neither `$filter` nor `$orderby` nor `$skip`, and an `$orderby`
//! beside a `$filter` must stand in the filter first (Graph, "List messages"; otherwise 400 `InefficientFilter`).

use std::marker::PhantomData;

use super::{DirectorySearch, Filter, Kql, Options, Property};

/// Neither searched nor filtered nor ordered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {}
/// Filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtered {}
/// Newest first; may still be filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewestFirst {}
/// In another order, which Graph takes only without a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {}
/// Searched: the newest come first, at most 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Searched {}

/// The direction of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// The query options of a request, in the order they were given.
///
/// A search takes no filter (400 `SearchWithFilter`):
/// ```compile_fail,E0599
/// # use outpost::protocol::{Kql, Query, property};
/// let kql = Kql::is_read(false);
/// let _ = Query::new().search(&kql).filter(&property::IS_DRAFT.is(true));
/// ```
/// nor an order (400 `SearchWithOrderBy`):
/// ```compile_fail,E0599
/// # use outpost::protocol::{Kql, Query};
/// let kql = Kql::is_read(false);
/// let _ = Query::new().search(&kql).newest_first();
/// ```
/// nor a position (400 `SearchWithSkip`):
/// ```compile_fail,E0599
/// # use outpost::protocol::{Kql, Query};
/// let kql = Kql::is_read(false);
/// let _ = Query::new().search(&kql).skip(10);
/// ```
/// A filter takes no order but that of the time of arrival (400 `InefficientFilter`):
/// ```compile_fail,E0599
/// # use outpost::protocol::{Order, Query, property};
/// let _ = Query::new().order_by(property::SUBJECT, Order::Ascending).filter(&property::IS_DRAFT.is(true));
/// ```
/// Nothing else stands in the way of these:
/// ```
/// # use outpost::protocol::{Kql, Order, Query, property};
/// let kql = Kql::is_read(false);
/// let _ = Query::new().search(&kql).top(10);
/// let _ = Query::new().filter(&property::IS_DRAFT.is(true)).skip(10);
/// let _ = Query::new().newest_first().filter(&property::IS_DRAFT.is(true));
/// let _ = Query::new().order_by(property::SUBJECT, Order::Ascending).skip(10);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query<S = Plain> {
    options: Options,
    state: PhantomData<S>,
}

impl Default for Query {
    fn default() -> Self {
        Self { options: Options::default(), state: PhantomData }
    }
}

impl Query {
    /// No options yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only what fulfils this.
    #[must_use]
    pub fn filter(self, filter: &Filter) -> Query<Filtered> {
        self.with("$filter", filter.as_str()).into_state()
    }

    /// Only what this finds.
    #[must_use]
    pub fn search(self, kql: &Kql) -> Query<Searched> {
        self.with("$search", &kql.quoted()).into_state()
    }

    /// Only people of the directory whom this finds.
    #[must_use]
    pub fn search_directory(self, search: &DirectorySearch) -> Query<Searched> {
        self.with("$search", search.as_str()).into_state()
    }

    /// Messages as they arrived, the newest first.
    #[must_use]
    pub fn newest_first(self) -> Query<NewestFirst> {
        self.with("$orderby", "receivedDateTime desc").into_state()
    }

    /// In the order of a property.
    #[must_use]
    pub fn order_by<T: ?Sized>(self, property: Property<T>, order: Order) -> Query<Sorted> {
        let name = property.name();
        match order {
            Order::Ascending => self.with("$orderby", name).into_state(),
            Order::Descending => self.with("$orderby", &format!("{name} desc")).into_state(),
        }
    }
}

impl Query<NewestFirst> {
    /// Only what fulfils this; the date stands first in the filter, as Graph demands.
    #[must_use]
    pub fn filter(self, filter: &Filter) -> Query<Filtered> {
        let filter = format!("receivedDateTime ge 1900-01-01T00:00:00Z and {}", filter.grouped());
        self.with("$filter", &filter).into_state()
    }
}

/// Orders whose entries have positions.
pub trait Positioned {}
impl Positioned for Plain {}
impl Positioned for Filtered {}
impl Positioned for NewestFirst {}
impl Positioned for Sorted {}

impl<S: Positioned> Query<S> {
    /// Without the first so many.
    #[must_use]
    pub fn skip(mut self, count: usize) -> Self {
        if count == 0 {
            self.options.remove("$skip");
            return self;
        }
        self.with("$skip", &count.to_string())
    }

    /// With the number of all entries.
    #[must_use]
    pub fn count(self) -> Self {
        self.with("$count", "true")
    }
}

impl<S> Query<S> {
    /// Only these properties.
    #[must_use]
    pub fn select(self, properties: &[&str]) -> Self {
        self.with("$select", &properties.join(","))
    }

    /// At most so many (Graph takes 1 to 1,000).
    #[must_use]
    pub fn top(self, count: usize) -> Self {
        self.with("$top", &count.clamp(1, 1_000).to_string())
    }

    /// With these related resources in place.
    #[must_use]
    pub fn expand(self, navigation: &str) -> Self {
        self.with("$expand", navigation)
    }

    /// Folders that are hidden too.
    #[must_use]
    pub fn include_hidden_folders(self) -> Self {
        self.with("includeHiddenFolders", "true")
    }

    /// The path with these options behind it.
    pub fn on(&self, path: &str) -> String {
        self.options.on(path)
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.options.push(name, value);
        self
    }

    fn into_state<N>(self) -> Query<N> {
        Query { options: self.options, state: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::super::property;
    use super::*;

    #[test]
    fn options_are_encoded_and_keep_their_dollar() {
        let query = Query::new().select(&["id", "subject"]).newest_first().top(50).skip(0).count();
        assert_eq!(
            query.on("/me/messages"),
            "/me/messages?$select=id,subject&$orderby=receivedDateTime%20desc&$top=50&$count=true"
        );
    }

    #[test]
    fn an_order_beside_a_filter_stands_first_in_it() {
        let filter = property::IS_READ.is(false).or(&property::IS_DRAFT.is(true));
        let query = Query::new().newest_first().filter(&filter);
        assert_eq!(
            query.on("").replace("%20", " ").replace("%3A", ":"),
            "?$orderby=receivedDateTime desc\
             &$filter=receivedDateTime ge 1900-01-01T00:00:00Z and (isRead eq false or isDraft eq true)"
        );
    }

    #[test]
    fn what_a_person_types_cannot_leave_its_option() {
        let filter = property::SUBJECT.is("a'b&$top=1#");
        assert_eq!(
            Query::new().filter(&filter).on(""),
            "?$filter=subject%20eq%20%27a%27%27b%26$top%3D1%23%27"
        );
    }

    #[test]
    fn an_option_said_twice_stands_there_once() {
        let query = Query::new().select(&["id"]).top(5).top(7).count().count().select(&["id", "subject"]);
        assert_eq!(query.on(""), "?$select=id,subject&$top=7&$count=true");
    }

    #[test]
    fn a_page_is_never_larger_than_graph_takes() {
        assert_eq!(Query::new().top(5_000).on(""), "?$top=1000");
    }
}
