//! End-to-end tests: what a person sees and does, in the built bundle, in Chromium, against the simulator.

#[macro_use]
mod dialects;

mod accessibility;
mod accounts;
mod acting;
mod attachments;
mod chunks;
mod config;
mod corpus;
mod deep_links;
mod faults;
mod folders;
mod harness;
mod outlook;
mod plug;
mod reading;
mod scale;
mod screen;
mod searching;
mod sign_in;
mod tabs;
