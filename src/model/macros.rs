//! Three short ways to say what Graph's types have in common: text enumerations, resources, and wholes made of parts.

/// An enumeration that Graph spells as text and may extend: a value this version does not know is kept verbatim.
///
/// Read without regard to case, because Outlook's own dialect and some of Graph's samples capitalise; written as
/// declared. A value has one spelling, and further ones after `|` that are read as it.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $variant:ident = $text:literal $(| $also:literal)*),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A value this version does not know, as the service spells it.
            Other(Box<str>),
        }

        impl $name {
            /// The values this version knows, in Graph's order.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The value as Graph spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $(if text.eq_ignore_ascii_case($text) $(|| text.eq_ignore_ascii_case($also))* {
                    return Self::$variant;
                })+
                Self::Other(text.into())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(|text| Self::from(text.as_str()))
            }
        }
    };
}

/// An enumeration of which the screen needs a plain answer: `Copy`, and `null` or an unknown value is the default.
///
/// Only for what is never written back whole. Read without regard to case, as [`open_enum`].
macro_rules! plain_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// The value as Graph spells it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <Option<String> as serde::Deserialize>::deserialize(deserializer)?;
                $(if text.as_deref().is_some_and(|text| text.eq_ignore_ascii_case($text)) {
                    return Ok(Self::$variant);
                })+
                Ok(Self::default())
            }
        }
    };
}

/// A Graph resource: every property may be absent or `null`, then it is the default; what is the default is not
/// written.
///
/// - A type in parentheses after the name is that of its `id`, which must be there; without one the resource has
///   a `Default`.
/// - `dates` lists properties that are moments in UTC: one that is no date is none.
/// - `keeps other` adds a field for the properties this version does not know, so that they survive being sent
///   back.
macro_rules! resource {
    ($(#[$meta:meta])* $name:ident ($id:ty) { $($rest:tt)* } $($more:tt)*) => {
        resource! { @define
            [$(#[$meta])*] $name
            [
                /// Its id.
                pub id: $id,
            ]
            { $($rest)* } $($more)*
        }
    };
    ($(#[$meta:meta])* $name:ident { $($rest:tt)* } $($more:tt)*) => {
        resource! { @define [$(#[$meta])* #[derive(Default)]] $name [] { $($rest)* } $($more)* }
    };
    (@define [$($meta:tt)*] $name:ident [$($id:tt)*]
        { $($(#[$doc:meta])* $field:ident: $type:ty),* $(,)? }
        $(dates { $($(#[$date_doc:meta])* $date:ident),* $(,)? })?
        $(keeps $other:ident)?
    ) => {
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        $($meta)*
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($id)*
            $(
                $(#[$doc])*
                #[serde(
                    default,
                    deserialize_with = "crate::model::lenient::null_as_default",
                    skip_serializing_if = "crate::model::lenient::is_default"
                )]
                pub $field: $type,
            )*
            $($(
                $(#[$date_doc])*
                #[serde(
                    default,
                    deserialize_with = "crate::model::lenient::odd_date_as_none",
                    skip_serializing_if = "Option::is_none"
                )]
                pub $date: Option<crate::model::Timestamp>,
            )*)?
            $(
                /// The properties this version does not know, as they came.
                #[serde(flatten, deserialize_with = "crate::model::lenient::without_annotations")]
                pub $other: serde_json::Map<String, serde_json::Value>,
            )?
        }
    };
}

/// A resource read as several parts from the same object, so that what few ask for weighs nothing for the rest.
///
/// Written as one object; where two parts hold the same property, the earlier part wins.
macro_rules! whole {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $part:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $part: $type,)+
        }

        impl $name {
            /// Reads every part from `value`.
            pub(in crate::model) fn from_value(value: &serde_json::Value) -> Result<Self, serde_json::Error> {
                Ok(Self { $($part: <$type as serde::Deserialize>::deserialize(value)?,)+ })
            }

            /// All parts as one object.
            pub(in crate::model) fn to_object(
                &self,
            ) -> Result<serde_json::Map<String, serde_json::Value>, serde_json::Error> {
                let mut whole = serde_json::Map::new();
                $(crate::model::lenient::add_missing(&mut whole, serde_json::to_value(&self.$part)?);)+
                Ok(whole)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_object().map_err(serde::ser::Error::custom)?.serialize(serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_value(&value).map_err(serde::de::Error::custom)
            }
        }
    };
}
