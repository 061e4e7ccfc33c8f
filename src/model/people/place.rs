//! Where people are and how to reach them.

use serde_json::Number;

open_enum! {
    /// What a phone is for.
    PhoneType {
        /// Home.
        Home = "home",
        /// Business.
        Business = "business",
        /// Mobile.
        Mobile = "mobile",
        /// Graph's `other`.
        Unclassified = "other",
        /// An assistant's.
        Assistant = "assistant",
        /// Fax at home.
        HomeFax = "homeFax",
        /// Fax at work.
        BusinessFax = "businessFax",
        /// Another fax.
        OtherFax = "otherFax",
        /// Pager.
        Pager = "pager",
        /// Radio.
        Radio = "radio",
    }
}

resource! {
    /// A phone.
    Phone {
        /// Its number.
        number: String,
        /// What it is for.
        #[serde(rename = "type")]
        phone_type: Option<PhoneType>,
        /// Language of who answers.
        language: Option<String>,
        /// Country.
        region: Option<String>,
    }
}

open_enum! {
    /// What a web site is about.
    WebsiteType {
        /// Graph's `other`.
        Unclassified = "other",
        /// Home.
        Home = "home",
        /// Work.
        Work = "work",
        /// A blog.
        Blog = "blog",
        /// A profile.
        Profile = "profile",
    }
}

resource! {
    /// A web site.
    Website {
        /// Its address.
        address: String,
        /// Its name.
        display_name: Option<String>,
        /// What it is about.
        #[serde(rename = "type")]
        website_type: Option<WebsiteType>,
    }
}

open_enum! {
    /// What a postal address is for; beta only.
    PhysicalAddressType {
        /// Not known.
        Unknown = "unknown",
        /// Home.
        Home = "home",
        /// Business.
        Business = "business",
        /// Graph's `other`.
        Unclassified = "other",
    }
}

resource! {
    /// A postal address.
    PhysicalAddress {
        /// Street with number.
        street: Option<String>,
        /// Town.
        city: Option<String>,
        /// State or county.
        state: Option<String>,
        /// Postal code.
        postal_code: Option<String>,
        /// Country.
        country_or_region: Option<String>,
        /// Post office box; beta only.
        post_office_box: Option<String>,
        /// What it is for; beta only.
        #[serde(rename = "type")]
        address_type: Option<PhysicalAddressType>,
    }
}

resource! {
    /// A place on the globe.
    Coordinates {
        /// Metres of uncertainty.
        accuracy: Option<Number>,
        /// Metres above the sea.
        altitude: Option<Number>,
        /// Metres of uncertainty of the altitude.
        altitude_accuracy: Option<Number>,
        /// Degrees north.
        latitude: Option<Number>,
        /// Degrees east.
        longitude: Option<Number>,
    }
}
