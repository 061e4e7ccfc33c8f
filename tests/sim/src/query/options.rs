//! Reading query options, and refusing those a resource does not know.

use super::expand::Expand;
use super::filter::Filter;
use super::kql::Kql;
use super::orderby::OrderBy;
use crate::error::{ApiError, ApiResult};

/// How many items a page has when nothing is said.
const DEFAULT_TOP: usize = 10;
/// How many items a page can have.
const MAX_TOP: usize = 1000;

/// The options of one kind of resource.
pub(crate) enum Allowed {
    /// A list of messages: everything.
    MessageList,
    /// A list of folders or attachments: no filter, no search.
    List,
    /// One item: `$select` and `$expand`.
    Item,
    /// A number: `$filter`.
    Count,
}

impl Allowed {
    const fn names(&self) -> &'static [&'static str] {
        match self {
            Allowed::MessageList => &[
                "$select",
                "$expand",
                "$filter",
                "$orderby",
                "$search",
                "$top",
                "$skip",
                "$count",
                "$skiptoken",
            ],
            Allowed::List => {
                &["$select", "$expand", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken"]
            }
            Allowed::Item => &["$select", "$expand"],
            Allowed::Count => &["$filter"],
        }
    }
}

/// Query options, read but not yet compared with a type's properties.
#[derive(Debug, Clone, Default)]
pub(crate) struct QueryOptions {
    pub(crate) select: Option<Vec<String>>,
    pub(crate) expand: Vec<Expand>,
    pub(crate) filter: Option<Filter>,
    pub(crate) orderby: Vec<OrderBy>,
    pub(crate) search: Option<Kql>,
    pub(crate) top: Option<usize>,
    pub(crate) skip: usize,
    pub(crate) count: bool,
    pub(crate) include_hidden_folders: bool,
}

impl QueryOptions {
    pub(crate) fn parse(query: &[(String, String)], allowed: &Allowed) -> ApiResult<QueryOptions> {
        let mut options = QueryOptions::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in query {
            let name = name.to_ascii_lowercase();
            if name.starts_with('$') && !allowed.names().contains(&name.as_str()) {
                let message = format!("The query parameter '{name}' is not supported on this resource.");
                return Err(ApiError::bad_request(message));
            }
            if name.starts_with('$') && seen.contains(&name) {
                let message = format!(
                    "Query option '{name}' was specified more than once, but it must be specified at most once."
                );
                return Err(ApiError::bad_request(message));
            }
            options.take(&name, value)?;
            seen.push(name);
        }
        if options.search.is_some() && seen.iter().any(|name| name == "$skip") {
            let message = "The query parameter '$skip' is not supported with '$search'.";
            return Err(ApiError::new(400, "SearchWithSkip", message));
        }
        options.check_combination()?;
        Ok(options)
    }

    /// How many items the page may have.
    pub(crate) fn page_size(&self) -> usize {
        self.top.unwrap_or(DEFAULT_TOP)
    }

    fn take(&mut self, name: &str, value: &str) -> ApiResult<()> {
        match name {
            "$select" => self.select = Some(names(value)),
            "$expand" => self.expand = Expand::parse(value)?,
            "$filter" => self.filter = Some(Filter::parse(value)?),
            "$orderby" => self.orderby = OrderBy::parse(value)?,
            "$search" => self.search = Some(Kql::parse_option(value)?),
            "$top" => self.top = Some(top(value)?),
            "$skip" | "$skiptoken" => self.skip = number(name, value)?,
            "$count" => self.count = boolean(name, value)?,
            "includehiddenfolders" => self.include_hidden_folders = boolean(name, value)?,
            _ => {}
        }
        Ok(())
    }

    /// The rules about options that do not go together.
    fn check_combination(&self) -> ApiResult<()> {
        let refuse = |code, other: &str| {
            let message = format!("The query parameter '{other}' is not supported with '$search'.");
            Err(ApiError::new(400, code, message))
        };
        if self.search.is_some() && !self.orderby.is_empty() {
            return refuse("SearchWithOrderBy", "$orderBy");
        }
        if self.search.is_some() && self.filter.is_some() {
            return refuse("SearchWithFilter", "$filter");
        }
        let Some(filter) = &self.filter else {
            return Ok(());
        };
        let filtered = filter.properties();
        let ordered = self.orderby.iter().map(|by| by.key.path());
        if ordered
            .zip(filtered.iter().map(Some).chain(std::iter::repeat(None)))
            .any(|(by, first)| first != Some(&by))
        {
            let message = "The restriction or sort order is too complex for this operation.";
            return Err(ApiError::new(400, "InefficientFilter", message));
        }
        Ok(())
    }
}

fn names(value: &str) -> Vec<String> {
    value.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn top(value: &str) -> ApiResult<usize> {
    match number("$top", value)? {
        top @ 1..=MAX_TOP => Ok(top),
        top => {
            let message = format!(
                "The value '{top}' of the query option '$top' is invalid. The value must be between 1 and {MAX_TOP}."
            );
            Err(ApiError::bad_request(message))
        }
    }
}

fn number(name: &str, value: &str) -> ApiResult<usize> {
    value.parse().map_err(|_| {
        let message = format!("Invalid value '{value}' for {name} query option found. The {name} query option requires a non-negative integer value.");
        ApiError::bad_request(message)
    })
}

fn boolean(name: &str, value: &str) -> ApiResult<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(ApiError::bad_request(format!("Invalid value '{value}' for {name} query option found."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[(&str, &str)]) -> ApiResult<QueryOptions> {
        let query: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        QueryOptions::parse(&query, &Allowed::MessageList)
    }

    fn code(pairs: &[(&str, &str)]) -> &'static str {
        parse(pairs).unwrap_err().code
    }

    #[test]
    fn a_property_to_order_by_must_come_first_in_the_filter() {
        let by_date = ("$orderby", "receivedDateTime desc");
        assert_eq!(code(&[("$filter", "isRead eq false"), by_date]), "InefficientFilter");
        let dated = "receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false";
        assert!(parse(&[("$filter", dated), by_date]).is_ok());
        let late = "isRead eq false and receivedDateTime ge 1900-01-01T00:00:00Z";
        assert_eq!(code(&[("$filter", late), by_date]), "InefficientFilter");
    }

    #[test]
    fn search_goes_with_neither_order_nor_filter() {
        let search = ("$search", "\"plan\"");
        assert_eq!(code(&[search, ("$orderby", "subject")]), "SearchWithOrderBy");
        assert_eq!(code(&[search, ("$filter", "isRead eq true")]), "SearchWithFilter");
    }

    #[test]
    fn a_page_has_1_to_1000_items() {
        assert_eq!(code(&[("$top", "0")]), "BadRequest");
        assert_eq!(code(&[("$top", "1001")]), "BadRequest");
        assert_eq!(parse(&[("$top", "1000")]).unwrap().page_size(), 1000);
        assert_eq!(parse(&[]).unwrap().page_size(), 10);
    }

    #[test]
    fn an_unknown_option_is_refused_and_a_plain_parameter_is_not() {
        assert_eq!(code(&[("$format", "json")]), "BadRequest");
        assert!(parse(&[("cachebuster", "1")]).is_ok());
    }
}
