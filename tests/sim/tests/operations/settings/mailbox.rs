//! Rows 38-45: languages, time zones, mailbox settings.

use graph_sim::Method;
use serde_json::{Value, json};

use crate::common::{Tenant, code, text};

const SETTINGS: &str = "/me/mailboxSettings";

fn refused(tenant: &mut Tenant, change: &Value) -> String {
    let response = tenant.patch(SETTINGS, change);
    assert_eq!(response.status, 400, "{change}");
    code(&response)
}

#[test]
fn languages_and_zones_can_be_chosen_from() {
    let mut tenant = Tenant::new();
    let languages = tenant.json("/me/outlook/supportedLanguages");
    assert!(
        languages["value"]
            .as_array()
            .unwrap()
            .contains(&json!({ "locale": "en-US", "displayName": "English (United States)" }))
    );
    let zones = tenant.json("/me/outlook/supportedTimeZones");
    let windows = json!({ "alias": "Dateline Standard Time", "displayName": "(UTC-12:00) International Date Line West" });
    assert_eq!(zones["value"][0], windows);
    let iana = json!({ "alias": "Etc/GMT+12", "displayName": "Etc/GMT+12" });
    for spelling in [
        "TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana'",
        "TimeZoneStandard='Iana'",
        "TimeZoneStandard=microsoft.graph.timeZoneStandard%27Iana%27",
    ] {
        let zones = tenant.json(&format!("/me/outlook/supportedTimeZones({spelling})"));
        assert_eq!(zones["value"][0], iana, "{spelling}");
    }
    let same = tenant.json("/me/outlook/supportedTimeZones(TimeZoneStandard='Windows')");
    assert_eq!(same["value"][0], windows);
    assert_eq!(tenant.get("/me/outlook/supportedTimeZones(TimeZoneStandard='Martian')").status, 400);
}

#[test]
fn settings_are_read_whole_and_in_parts() {
    let mut tenant = Tenant::new();
    let whole = tenant.json(SETTINGS);
    assert_eq!(whole["timeZone"], json!("UTC"));
    assert_eq!(whole["userPurpose"], json!("user"));
    assert!(whole["archiveFolder"].is_string());
    assert_eq!(whole.get("userPurposeV2"), None);
    assert_eq!(tenant.json("/me/mailboxSettings/timeZone")["value"], json!("UTC"));
    assert_eq!(tenant.json("/me/mailboxSettings/language")["locale"], json!("en-US"));
    assert_eq!(tenant.json("/me/mailboxSettings/workingHours")["startTime"], json!("08:00:00.0000000"));
    for part in ["dateFormat", "timeFormat", "userPurpose", "delegateMeetingMessageDeliveryOptions"] {
        assert!(tenant.json(&format!("{SETTINGS}/{part}"))["value"].is_string(), "{part}");
    }
    assert_eq!(tenant.json("/me/mailboxSettings/automaticRepliesSetting")["status"], json!("disabled"));
    assert_eq!(tenant.json("/me/mailboxSettings?$select=timeZone").get("language"), None);
    let request = tenant.beta(Method::Get, SETTINGS);
    assert_eq!(tenant.send(&request).to_json().unwrap()["userPurposeV2"], json!("user"));
}

#[test]
fn a_zone_comes_back_in_the_format_it_was_set_in() {
    let mut tenant = Tenant::new();
    for name in ["Europe/Berlin", "W. Europe Standard Time"] {
        assert_eq!(
            tenant.patch(SETTINGS, &json!({ "timeZone": name })).to_json().unwrap()["timeZone"],
            json!(name)
        );
        assert_eq!(tenant.json("/me/mailboxSettings/timeZone")["value"], json!(name));
    }
}

#[test]
fn what_is_no_setting_is_refused_and_changes_nothing() {
    let mut tenant = Tenant::new();
    let before = tenant.json(SETTINGS);
    assert_eq!(refused(&mut tenant, &json!({ "timeZone": "Middle Earth" })), "TimeZoneNotSupportedException");
    refused(&mut tenant, &json!({ "language": { "locale": "xx-YY" } }));
    refused(&mut tenant, &json!({ "dateFormat": "quux", "timeFormat": "HH:mm" }));
    refused(&mut tenant, &json!({ "workingHours": { "startTime": "19:00:00.0000000" } }));
    refused(&mut tenant, &json!({ "automaticRepliesSetting": { "status": "scheduled" } }));
    let wild = [
        json!({ "userPurpose": "room" }),
        json!({ "signature": "Ada" }),
        json!({ "automaticRepliesSetting": { "status": "sometimes" } }),
        json!({ "workingHours": { "daysOfWeek": ["someday"] } }),
    ];
    for change in wild {
        assert_eq!(tenant.send_json_wild(Method::Patch, SETTINGS, &change).status, 400, "{change}");
    }
    assert_eq!(tenant.json(SETTINGS), before);
}

#[test]
fn formats_language_and_hours_can_be_set() {
    let mut tenant = Tenant::new();
    let change = json!({
        "language": { "locale": "de-de" }, "dateFormat": "dd.MM.yyyy", "timeFormat": "HH:mm",
        "delegateMeetingMessageDeliveryOptions": "sendToDelegateAndPrincipal",
        "workingHours": {
            "daysOfWeek": ["monday", "saturday"], "endTime": "18:30:00.0000000",
            "timeZone": {
                "@odata.type": "#microsoft.graph.customTimeZone", "bias": -300, "name": "Customized Time Zone",
                "standardOffset": {
                    "time": "02:00:00.0000000", "dayOccurrence": 2, "dayOfWeek": "sunday", "month": 10, "year": 0
                },
                "daylightOffset": {
                    "daylightBias": 100, "time": "02:00:00.0000000", "dayOccurrence": 4, "dayOfWeek": "sunday",
                    "month": 5, "year": 0
                },
            },
        },
    });
    let changed = tenant.patch(SETTINGS, &change).to_json().unwrap();
    assert_eq!(changed["language"], json!({ "locale": "de-DE", "displayName": "Deutsch (Deutschland)" }));
    assert_eq!(changed["dateFormat"], json!("dd.MM.yyyy"));
    assert_eq!(changed["delegateMeetingMessageDeliveryOptions"], json!("sendToDelegateAndPrincipal"));
    assert_eq!(changed["workingHours"]["startTime"], json!("08:00:00.0000000"), "what is not sent stays");
    assert_eq!(changed["workingHours"]["timeZone"]["bias"], json!(-300));
    assert_eq!(changed["workingHours"]["daysOfWeek"], json!(["monday", "saturday"]));
}

#[test]
fn scheduled_replies_keep_their_moments_in_every_zone() {
    let mut tenant = Tenant::new();
    let moment =
        |date: &str, zone: &str| json!({ "dateTime": format!("{date}T18:00:00.0000000"), "timeZone": zone });
    let change = json!({ "automaticRepliesSetting": {
        "status": "scheduled",
        "scheduledStartDateTime": moment("2026-03-20", "Pacific Standard Time"),
        "scheduledEndDateTime": moment("2026-03-28", "UTC"),
    }});
    let changed = tenant.patch(SETTINGS, &change).to_json().unwrap();
    let start = json!({ "dateTime": "2026-03-21T01:00:00.0000000", "timeZone": "UTC" });
    assert_eq!(changed["automaticRepliesSetting"]["scheduledStartDateTime"], start);
    let request = tenant
        .request(Method::Get, "/me/mailboxSettings/automaticRepliesSetting")
        .with_header("Prefer", "outlook.timezone=\"Europe/Berlin\"");
    let response = tenant.send(&request);
    assert!(response.header("Preference-Applied").unwrap().contains("outlook.timezone=\"Europe/Berlin\""));
    let local = json!({ "dateTime": "2026-03-21T02:00:00.0000000", "timeZone": "Europe/Berlin" });
    assert_eq!(response.to_json().unwrap()["scheduledStartDateTime"], local);
    let backwards =
        json!({ "automaticRepliesSetting": { "scheduledEndDateTime": moment("2026-03-01", "UTC") } });
    assert_eq!(refused(&mut tenant, &backwards), "ErrorInvalidScheduledOofDuration");
}

#[test]
fn the_outlook_resource_has_an_id() {
    let mut tenant = Tenant::new();
    assert!(!text(&tenant.json("/me/outlook")["id"]).is_empty());
}
