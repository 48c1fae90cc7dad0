//! Something that takes its time, from a part of the program.

use std::future::Future;
use std::pin::Pin;

/// Something that takes its time, from a part of the program.
pub(super) type Later<T> = Pin<Box<dyn Future<Output = T>>>;
