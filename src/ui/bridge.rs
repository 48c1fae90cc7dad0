//! Between elements that are put together by calls and Leptos' views, while the page goes over to the latter.
//!
//! [`Markup`] can stand in a `view!`, and [`built`] makes a view stand in markup.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::live::Place;
use super::markup::{Markup, group};

/// A view, as markup.
pub fn built(view: impl IntoView) -> Markup {
    let markup = group();
    let mut state = view.into_any().build();
    state.mount(markup.node(), None);
    let state = StoredValue::new_local(Some(state));
    on_cleanup(move || state.dispose());
    markup
}

impl Mountable for Place {
    fn unmount(&mut self) {
        // It may be put on the page again.
        let _ = self.taken();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        // Fails for no node that is on the page.
        let _ = parent.insert_before(self.taken().node(), marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let start: &Node = self.start();
        let Some(parent) = start.parent_node() else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(start));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl Render for Markup {
    type State = Place;

    fn build(self) -> Place {
        let place = Place::new();
        // Somewhere to stand until it is mounted.
        let _ = place.markup();
        place.show(&self);
        place
    }

    fn rebuild(self, state: &mut Place) {
        state.show(&self);
    }
}

impl AddAnyAttr for Markup {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Place {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
