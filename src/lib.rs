//! Outpost.
