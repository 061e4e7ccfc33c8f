//! Where an event is (Graph `location`).

use crate::model::{Coordinates, PhysicalAddress};

open_enum! {
    /// What kind of place.
    LocationType {
        /// Nothing more is known.
        Default = "default",
        /// A conference room.
        ConferenceRoom = "conferenceRoom",
        /// Somebody's home.
        HomeAddress = "homeAddress",
        /// Somebody's business.
        BusinessAddress = "businessAddress",
        /// A place on the globe.
        GeoCoordinates = "geoCoordinates",
        /// A street.
        StreetAddress = "streetAddress",
        /// A hotel.
        Hotel = "hotel",
        /// A restaurant.
        Restaurant = "restaurant",
        /// A business.
        LocalBusiness = "localBusiness",
        /// A postal address.
        PostalAddress = "postalAddress",
    }
}

open_enum! {
    /// Who knows the place by its unique id.
    LocationUniqueIdType {
        /// Not known.
        Unknown = "unknown",
        /// A store of places.
        LocationStore = "locationStore",
        /// The directory.
        Directory = "directory",
        /// Nobody else.
        Private = "private",
        /// Bing.
        Bing = "bing",
    }
}

resource! {
    /// A place.
    Location {
        /// Its name.
        display_name: String,
        /// What kind.
        location_type: Option<LocationType>,
        /// Its postal address.
        address: Option<PhysicalAddress>,
        /// Where on the globe.
        coordinates: Option<Coordinates>,
        /// Its mail address, for rooms.
        location_email_address: Option<String>,
        /// Its web address.
        location_uri: Option<String>,
        /// Its id.
        unique_id: Option<String>,
        /// Who knows it by that.
        unique_id_type: Option<LocationUniqueIdType>,
    }
}
