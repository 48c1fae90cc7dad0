//! The moving parts of a view.
//!
//! Each stands between two comments in the document. What is inside belongs to a reactive owner of its own, so that
//! the signals and effects of what is taken away are taken away with it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Comment, Node, Text};

use super::markup::{Child, Markup, group};

/// Runs something now and whenever what it reads changes, for as long as the part of the page around it is there.
pub fn follow(run: impl FnMut() + 'static) {
    boxed_follow(Box::new(run));
}

fn boxed_follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    on_cleanup(move || drop(effect));
}

/// A text that follows what it reads, and is touched only when it has become another.
pub fn words<T: Into<String>>(read: impl Fn() -> T + 'static) -> Markup {
    boxed_words(Box::new(move || read().into()))
}

fn boxed_words(read: Box<dyn Fn() -> String>) -> Markup {
    let text = Text::new().unwrap_throw();
    let markup = group().child(&text);
    boxed_follow(Box::new(move || {
        let now = read();
        if text.data() != now {
            text.set_data(&now);
        }
    }));
    markup
}

/// A part that is made anew whenever what it reads changes.
pub fn part<C: Child>(mut make: impl FnMut() -> C + 'static) -> Markup {
    boxed_part(Box::new(move |inside| make().put_in(inside)))
}

fn boxed_part(mut make: Box<dyn FnMut(&Node)>) -> Markup {
    let place = Place::new();
    let markup = place.markup();
    boxed_follow(Box::new(move || {
        place.empty();
        place.fill(&mut make);
    }));
    markup
}

/// A part that is made anew only when what it shows has become another.
pub fn shown<T: PartialEq + 'static, C: Child>(
    read: impl Fn() -> T + 'static,
    make: impl Fn(&T) -> C + 'static,
) -> Markup {
    let now = Rc::new(RefCell::new(None));
    let seen = Rc::clone(&now);
    boxed_shown(
        Box::new(move || {
            let next = Some(read());
            let changed = *seen.borrow() != next;
            seen.replace(next);
            changed
        }),
        Box::new(move |inside| {
            if let Some(now) = &*now.borrow() {
                make(now).put_in(inside);
            }
        }),
    )
}

fn boxed_shown(mut changed: Box<dyn FnMut() -> bool>, make: Box<dyn Fn(&Node)>) -> Markup {
    let place = Place::new();
    let markup = place.markup();
    // What is shown outlives the runs of the effect, so it is not the effect's.
    let around = Owner::current().unwrap_or_default().downgrade();
    let mut owner: Option<Owner> = None;
    boxed_follow(Box::new(move || {
        if !changed() {
            return;
        }
        if let Some(owner) = owner.take() {
            owner.cleanup();
        }
        place.empty();
        if let Some(around) = around.upgrade() {
            let own = around.child();
            own.with(|| untrack(|| place.fill(&mut |inside| make(inside))));
            owner = Some(own);
        }
    }));
    markup
}

/// A part that is there while a condition holds, and is made anew only when the condition comes to hold.
pub fn when<C: Child>(
    holds: impl Fn() -> bool + 'static,
    make: impl Fn() -> C + 'static,
) -> Markup {
    boxed_when(
        Box::new(holds),
        Box::new(move |inside| make().put_in(inside)),
    )
}

fn boxed_when(holds: Box<dyn Fn() -> bool>, make: Box<dyn Fn(&Node)>) -> Markup {
    let now = Rc::new(Cell::new(None));
    let seen = Rc::clone(&now);
    boxed_shown(
        Box::new(move || {
            let next = Some(holds());
            seen.replace(next) != next
        }),
        Box::new(move |inside| {
            if now.get() == Some(true) {
                make(inside);
            }
        }),
    )
}

/// Does something after the page has been made, and again whenever what it reads has changed.
pub fn afterwards(run: impl FnMut() + 'static) {
    boxed_afterwards(Box::new(run));
}

fn boxed_afterwards(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// A part for each key, kept while its key is.
pub fn each<C: Child>(
    keys: impl Fn() -> Vec<String> + 'static,
    make: impl Fn(String) -> C + 'static,
) -> Markup {
    boxed_each(
        Box::new(keys),
        Box::new(move |key, inside| make(key).put_in(inside)),
    )
}

/// One of the parts of [`each`].
struct Kept {
    key: String,
    place: Place,
    owner: Owner,
}

/// Puts what a key stands for inside a node.
type MakeOne = Box<dyn Fn(String, &Node)>;

fn boxed_each(keys: Box<dyn Fn() -> Vec<String>>, make: MakeOne) -> Markup {
    let whole = Place::new();
    let markup = whole.markup();
    // What is kept outlives the runs of the effect, so it is not the effect's.
    let around = Owner::current().unwrap_or_default().downgrade();
    let mut before: Vec<Kept> = Vec::new();
    boxed_follow(Box::new(move || {
        let mut now: Vec<Kept> = Vec::new();
        for key in keys() {
            if let Some(known) = before.iter().position(|kept| kept.key == key) {
                now.push(before.remove(known));
            } else if let Some(around) = around.upgrade() {
                let (place, owner) = (Place::new(), around.child());
                insert(place.markup().node(), &whole.end);
                let mut make = |inside: &Node| make(key.clone(), inside);
                owner.with(|| untrack(|| place.fill(&mut make)));
                now.push(Kept { key, place, owner });
            }
        }
        for gone in before.drain(..) {
            gone.owner.cleanup();
            gone.place.remove();
        }
        // From the last to the first; what stands where it should is not touched, so that it keeps the focus.
        let mut next: &Node = &whole.end;
        for kept in now.iter().rev() {
            if kept.place.end.next_sibling().as_ref() != Some(next) {
                kept.place.move_before(next);
            }
            next = &kept.place.start;
        }
        before = now;
    }));
    markup
}

/// A part for each number from 0 on, kept while there are as many.
pub fn each_index<C: Child>(
    count: impl Fn() -> usize + 'static,
    make: impl Fn(usize) -> C + 'static,
) -> Markup {
    let keys = move || (0..count()).map(|index| index.to_string()).collect();
    each(keys, move |key| make(key.parse().unwrap_or_default()))
}

/// A stretch of the document between two comments.
pub struct Place {
    start: Comment,
    end: Comment,
}

impl Place {
    /// Nowhere yet, and empty.
    pub fn new() -> Self {
        let comment = || Comment::new().unwrap_throw();
        Self {
            start: comment(),
            end: comment(),
        }
    }

    /// The two comments, to be put on the page.
    pub fn markup(&self) -> Markup {
        let markup = group();
        for comment in [&self.start, &self.end] {
            markup.node::<Node>().append_child(comment).unwrap_throw();
        }
        markup
    }

    fn empty(&self) {
        while let Some(next) = self.start.next_sibling() {
            if next == **self.end {
                break;
            }
            remove(&next);
        }
    }

    /// Puts something in it, in place of what was there.
    pub fn show(&self, markup: &Markup) {
        self.empty();
        insert(markup.node(), &self.end);
    }

    /// The place with what is in it, taken from where it stands.
    pub fn taken(&self) -> Markup {
        let taken = group();
        let mut next: Option<Node> = Some(self.start.clone().into());
        while let Some(node) = next {
            next = node.next_sibling().filter(|_| node != **self.end);
            // Fails for no node that stands somewhere.
            let _ = taken.node::<Node>().append_child(&node);
        }
        taken
    }

    /// The comment that it begins with.
    pub fn start(&self) -> &Node {
        &self.start
    }

    fn fill(&self, make: &mut dyn FnMut(&Node)) {
        let inside = group();
        make(inside.node());
        insert(inside.node(), &self.end);
    }

    fn remove(&self) {
        self.empty();
        remove(&self.start);
        remove(&self.end);
    }

    fn move_before(&self, next: &Node) {
        let mut moved: Node = self.start.clone().into();
        loop {
            let after = moved.next_sibling();
            insert(&moved, next);
            match after {
                Some(after) if moved != **self.end => moved = after,
                _ => break,
            }
        }
    }
}

/// Puts a node, or what is in a group, before another.
fn insert(node: &Node, before: &Node) {
    if let Some(parent) = before.parent_node() {
        parent.insert_before(node, Some(before)).unwrap_throw();
    }
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        parent.remove_child(node).unwrap_throw();
    }
}
