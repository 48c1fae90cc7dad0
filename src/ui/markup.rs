//! Elements of the page, put together by plain calls.
//!
//! `tag("p").class("soft").child(text)` makes the element there and then. What follows a signal is told by a closure:
//! here for attributes (`class_while`, `attr_from` and their like), in [`super::live`] for children. Every method is
//! one function for all elements, so that a view costs the page's program little more than its names and texts.

use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{DocumentFragment, Element, Event, Node, Text};

use super::live::follow;

/// An element, or several nodes on their way into one.
#[derive(Clone, Debug)]
#[must_use = "is not on the page before it is a child of something that is"]
pub struct Markup(SendWrapper<Node>);

/// An element.
pub fn tag(name: &str) -> Markup {
    let element = leptos::prelude::document().create_element(name);
    // Fails only for a name that no element can have.
    Markup(SendWrapper::new(element.unwrap_throw().into()))
}

/// Several nodes without an element around them. Has no attributes.
pub fn group() -> Markup {
    Markup(SendWrapper::new(
        DocumentFragment::new().unwrap_throw().into(),
    ))
}

/// Something wide, in a box of its own that scrolls and that the keyboard reaches.
pub fn scroll(name: impl AsRef<str>) -> Markup {
    scroll_box().attr("aria-label", name)
}

/// The same, under a heading with an id.
pub fn scroll_under(heading: &str) -> Markup {
    scroll_box().attr("aria-labelledby", heading)
}

fn scroll_box() -> Markup {
    tag("div")
        .class("scroll")
        .attr("role", "group")
        .attr("tabindex", "0")
}

/// The heading of a column.
pub fn column_head(name: impl Child) -> Markup {
    tag("th").attr("scope", "col").child(name)
}

/// The heading of a row.
pub fn row_head(name: impl Child) -> Markup {
    tag("th").attr("scope", "row").child(name)
}

/// A row of column headings.
pub fn column_heads<const N: usize>(names: [&str; N]) -> Markup {
    tag("tr").children(names.map(column_head))
}

/// A button that does something where it stands.
pub fn button(class: &str, name: impl Child, pressed: impl FnMut(Event) + 'static) -> Markup {
    tag("button")
        .attr("type", "button")
        .class(class)
        .on("click", pressed)
        .child(name)
}

/// A question of a form: its label, and the field that answers it, which gets the id.
pub fn answer(id: impl AsRef<str>, label: impl Child, field: Markup) -> Markup {
    let id = id.as_ref();
    tag("div")
        .class("answer")
        .child(tag("label").attr("for", id).child(label))
        .child(field.id(id))
}

/// One of the choices in a `select`.
pub fn choice(value: impl AsRef<str>, name: impl Child) -> Markup {
    tag("option").attr("value", value).child(name)
}

impl Markup {
    /// Adds a child after those that are there.
    pub fn child(self, child: impl Child) -> Self {
        child.put_in(&self.0);
        self
    }

    /// Adds several children.
    pub fn children(self, children: impl IntoIterator<Item: Child>) -> Self {
        for child in children {
            child.put_in(&self.0);
        }
        self
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: impl AsRef<str>) -> Self {
        set_attribute(self.element(), name, value.as_ref());
        self
    }

    /// Sets the `id`.
    pub fn id(self, id: impl AsRef<str>) -> Self {
        self.attr("id", id)
    }

    /// Sets the classes, with spaces between them.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Sets an attribute without a value if something holds.
    pub fn attr_if(self, name: &str, holds: bool) -> Self {
        if holds { self.attr(name, "") } else { self }
    }

    /// Adds a class if something holds.
    pub fn class_if(self, class: &str, holds: bool) -> Self {
        toggle_class(self.element(), class, holds);
        self
    }

    /// Sets an attribute to what a closure gives, now and whenever that changes.
    pub fn attr_from(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.element().clone();
        follow(move || set_attribute(&element, name, &value()));
        self
    }

    /// Has an attribute with a value while something holds.
    pub fn attr_while(
        self,
        name: &'static str,
        value: &'static str,
        holds: impl Fn() -> bool + 'static,
    ) -> Self {
        let element = self.element().clone();
        follow(move || {
            if holds() {
                set_attribute(&element, name, value);
            } else {
                // Fails for no name.
                let _ = element.remove_attribute(name);
            }
        });
        self
    }

    /// Has a class while something holds.
    pub fn class_while(self, class: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        let element = self.element().clone();
        follow(move || toggle_class(&element, class, holds()));
        self
    }

    /// The option is chosen while something holds.
    pub fn selected_while(self, holds: impl Fn() -> bool + 'static) -> Self {
        self.property_from("selected", move || JsValue::from_bool(holds()))
    }

    /// The box is ticked while something holds.
    pub fn checked_while(self, holds: impl Fn() -> bool + 'static) -> Self {
        self.property_from("checked", move || JsValue::from_bool(holds()))
    }

    /// The field shows what a closure gives, now and whenever that changes.
    pub fn value_from(self, value: impl Fn() -> String + 'static) -> Self {
        self.property_from("value", move || JsValue::from_str(&value()))
    }

    fn property_from(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        follow_property((*self.0).clone(), name, Box::new(value));
        self
    }

    /// Does something at every event of a name.
    pub fn on(self, event: &str, heard: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(heard));
        self
    }

    /// The element itself, as what it is. Only for an element of that kind.
    #[must_use]
    pub fn node<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    fn element(&self) -> &Element {
        self.node()
    }
}

fn follow_property(element: Node, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
    let mut before = JsValue::UNDEFINED;
    follow(move || {
        let now = value();
        // What is typed and not yet told of stays where something else has changed.
        if now != before {
            // Fails for no element of the page.
            let _ = js_sys::Reflect::set(&element, &JsValue::from_str(name), &now);
            before = now;
        }
    });
}

fn set_attribute(element: &Element, name: &str, value: &str) {
    // Fails only for a name that no attribute can have.
    element.set_attribute(name, value).unwrap_throw();
}

fn toggle_class(element: &Element, class: &str, on: bool) {
    // Fails only for a name that no class can have.
    let _ = element.class_list().toggle_with_force(class, on);
}

fn listen(node: &Node, event: &str, heard: Box<dyn FnMut(Event)>) {
    // Lives as long as the element that it belongs to.
    let heard = Closure::wrap(heard).into_js_value();
    let added = node.add_event_listener_with_callback(event, heard.unchecked_ref());
    added.unwrap_throw();
}

/// What can stand inside an element.
pub trait Child {
    /// Puts it after what is there.
    fn put_in(self, parent: &Node);
}

impl Child for Markup {
    fn put_in(self, parent: &Node) {
        append(parent, &self.0);
    }
}

impl Child for &Text {
    fn put_in(self, parent: &Node) {
        append(parent, self);
    }
}

impl Child for &str {
    fn put_in(self, parent: &Node) {
        append(parent, &Text::new_with_data(self).unwrap_throw());
    }
}

impl Child for String {
    fn put_in(self, parent: &Node) {
        self.as_str().put_in(parent);
    }
}

impl Child for i32 {
    fn put_in(self, parent: &Node) {
        self.to_string().put_in(parent);
    }
}

impl Child for u32 {
    fn put_in(self, parent: &Node) {
        self.to_string().put_in(parent);
    }
}

/// Nothing, where there is none.
impl<C: Child> Child for Option<C> {
    fn put_in(self, parent: &Node) {
        if let Some(child) = self {
            child.put_in(parent);
        }
    }
}

/// One after the other.
impl<C: Child> Child for Vec<C> {
    fn put_in(self, parent: &Node) {
        for child in self {
            child.put_in(parent);
        }
    }
}

fn append(parent: &Node, child: &Node) {
    parent.append_child(child).unwrap_throw();
}
