//! The moving parts of a view, each of one type however many there are.
//!
//! Leptos compiles a copy of its machinery for every closure type that a view holds. These take the closure in a
//! box, so that there is one copy of each: half of the page's program.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::IntoAny;

/// A part that is made anew whenever what it reads changes.
pub fn part<V: IntoAny>(mut make: impl FnMut() -> V + Send + 'static) -> AnyView {
    boxed_part(Box::new(move || make().into_any()))
}

fn boxed_part(mut make: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    (move || make()).into_any()
}

/// A part that is there while a condition holds, and is made anew only when the condition comes to hold.
pub fn when<V: IntoAny>(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> V + Send + 'static,
) -> AnyView {
    boxed_when(Box::new(holds), Box::new(move || make().into_any()))
}

fn boxed_when(
    holds: Box<dyn Fn() -> bool + Send + Sync>,
    make: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let holds = Memo::new(move |_| holds());
    part(move || if holds.get() { make() } else { ().into_any() })
}

/// A part for each key, kept while its key is.
pub fn each<V: IntoAny>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    make: impl Fn(String) -> V + Send + Sync + 'static,
) -> AnyView {
    boxed_each(Box::new(keys), Arc::new(move |key| make(key).into_any()))
}

fn boxed_each(
    keys: Box<dyn Fn() -> Vec<String> + Send + Sync>,
    make: Arc<dyn Fn(String) -> AnyView + Send + Sync>,
) -> AnyView {
    let children = move |key| make(key);
    view! { <For each=keys key=String::clone children/> }.into_any()
}

/// A part for each number from 0 on, kept while there are as many.
pub fn each_index<V: IntoAny>(
    count: Memo<usize>,
    make: impl Fn(usize) -> V + Send + Sync + 'static,
) -> AnyView {
    let keys = move || (0..count.get()).map(|index| index.to_string()).collect();
    each(keys, move |key| make(key.parse().unwrap_or_default()))
}

/// A condition as an attribute takes it.
pub fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(holds)
}
