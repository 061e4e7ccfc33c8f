//! End-to-end tests: what a person sees and does, in the built bundle, in Chromium, against the simulator.

mod harness;
