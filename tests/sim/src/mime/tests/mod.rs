//! What the readers of mail promise.

mod files;
mod rules;
