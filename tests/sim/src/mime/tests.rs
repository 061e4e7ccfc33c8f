//! One small message for each rule.
