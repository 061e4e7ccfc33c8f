//! Delta, folders, throttling, scopes, clouds.
