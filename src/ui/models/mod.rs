//! View models: what pages show, worked out of what the engine and the draft say. Plain, and tested natively.

pub mod overview;
