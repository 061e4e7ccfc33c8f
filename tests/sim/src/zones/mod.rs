//! Time zones by their Windows and IANA names, with the rule by which their clocks go.

mod rule;

use std::sync::LazyLock;

use crate::clock;
use crate::model::Timestamp;
use rule::Rule;

/// A Windows time zone.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    /// E.g. `W. Europe Standard Time`.
    pub(crate) windows: &'static str,
    /// E.g. `(UTC+01:00) Amsterdam, Berlin, …`.
    pub(crate) display: &'static str,
    /// IANA names, the main one first.
    pub(crate) iana: Vec<&'static str>,
    rule: Rule,
}

/// A zone under the name somebody called it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ZoneName {
    pub(crate) zone: &'static Zone,
    /// The Windows or IANA name in its right spelling.
    pub(crate) name: &'static str,
}

static ZONES: LazyLock<Vec<Zone>> =
    LazyLock::new(|| include_str!("zones.txt").lines().filter_map(read).collect());

/// All zones, from west to east.
pub(crate) fn all() -> &'static [Zone] {
    &ZONES
}

/// The zone of a Windows or IANA name, in any letter case.
pub(crate) fn find(name: &str) -> Option<ZoneName> {
    all().iter().find_map(|zone| {
        let mut names = std::iter::once(zone.windows).chain(zone.iana.iter().copied());
        names.find(|known| known.eq_ignore_ascii_case(name)).map(|name| ZoneName { zone, name })
    })
}

/// Coordinated Universal Time.
pub(crate) fn utc() -> Option<ZoneName> {
    find("UTC")
}

impl Zone {
    /// A moment as the clocks of the zone show it: `2026-03-01T09:30:00.0000000`.
    pub(crate) fn local_text(&self, at: Timestamp) -> String {
        format!("{}.0000000", clock::iso(self.local(at)).trim_end_matches('Z'))
    }

    /// What the clocks of the zone show, counted as if it were UTC.
    pub(crate) fn local(&self, at: Timestamp) -> Timestamp {
        Timestamp(at.0.saturating_add(self.rule.offset_at(at) * 1000))
    }

    /// The moment at which the clocks of the zone show `local`, itself counted as if it were UTC.
    pub(crate) fn moment(&self, local: Timestamp) -> Timestamp {
        self.rule.moment(local)
    }
}

/// Reads a line of the table; comments are no zones.
fn read(line: &'static str) -> Option<Zone> {
    let mut columns = line.split('|');
    let (windows, display) = (columns.next()?, columns.next()?);
    let rule = Rule::parse(columns.next()?)?;
    Some(Zone { windows, display, rule, iana: columns.next()?.split(' ').collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_zone() {
        let lines = include_str!("zones.txt").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(all().len(), lines);
        assert!(lines > 130);
    }

    #[test]
    fn windows_and_iana_names_find_the_same_zone() {
        let windows = find("w. europe standard time").unwrap();
        let iana = find("Europe/Zurich").unwrap();
        assert_eq!(windows.zone, iana.zone);
        assert_eq!((windows.name, iana.name), ("W. Europe Standard Time", "Europe/Zurich"));
        assert_eq!(find("Middle Earth"), None);
    }

    #[test]
    fn clocks_go_forward_and_back() {
        let berlin = find("Europe/Berlin").unwrap().zone;
        let at = |text| clock::parse_iso(text).unwrap();
        assert_eq!(berlin.local_text(at("2026-03-29T00:59:59Z")), "2026-03-29T01:59:59.0000000");
        assert_eq!(berlin.local_text(at("2026-03-29T01:00:00Z")), "2026-03-29T03:00:00.0000000");
        assert_eq!(berlin.local_text(at("2026-10-25T01:00:00Z")), "2026-10-25T02:00:00.0000000");
        assert_eq!(berlin.moment(at("2026-07-01T12:00:00Z")), at("2026-07-01T10:00:00Z"));
        assert_eq!(berlin.moment(at("2026-12-01T12:00:00Z")), at("2026-12-01T11:00:00Z"));
    }

    #[test]
    fn summer_in_the_south_spans_new_year() {
        let sydney = find("AUS Eastern Standard Time").unwrap().zone;
        let at = |text| clock::parse_iso(text).unwrap();
        assert_eq!(sydney.local_text(at("2026-01-01T00:00:00Z")), "2026-01-01T11:00:00.0000000");
        assert_eq!(sydney.local_text(at("2026-07-01T00:00:00Z")), "2026-07-01T10:00:00.0000000");
    }
}
