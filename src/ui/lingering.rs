//! What a view lives on goes after the view, and not before.
//!
//! When an entry of a `<For>` is taken away, its signals are disposed of at once, but the effects of what is nested in it
//! are dropped a moment later: a change that they were told of already runs them once more, and what they read is gone.
//! (The value of a `RenderEffect` is dropped when its task ends; see also `OwnedView::rebuild` in tachys.)

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::task::spawn_local;

/// Keeps the signals of an entry of a `<For>` until every effect has run that was told of the change that takes it away.
#[component(transparent)]
pub fn Lingering<C>(
    /// The entry.
    children: TypedChildren<C>,
) -> impl IntoView
where
    C: IntoView + 'static,
{
    Lingers {
        owner: Owner::current(),
        view: children.into_inner()(),
    }
}

/// A view, and the owner of what it lives on.
struct Lingers<V> {
    owner: Option<Owner>,
    view: V,
}

/// The view on the page.
struct LingersState<S> {
    owner: Option<Owner>,
    state: S,
}

impl<S> Drop for LingersState<S> {
    fn drop(&mut self) {
        let owner = self.owner.take();
        spawn_local(async move { drop(owner) });
    }
}

impl<S: Mountable> Mountable for LingersState<S> {
    fn unmount(&mut self) {
        self.state.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.state.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.state.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.state.elements()
    }
}

impl<V: Render> Render for Lingers<V> {
    type State = LingersState<V::State>;

    fn build(self) -> Self::State {
        LingersState {
            owner: self.owner,
            state: self.view.build(),
        }
    }

    fn rebuild(self, state: &mut Self::State) {
        self.view.rebuild(&mut state.state);
        state.owner = self.owner;
    }
}

impl<V: RenderHtml> AddAnyAttr for Lingers<V> {
    type Output<A: Attribute> = Lingers<V::Output<A>>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        Lingers {
            owner: self.owner,
            view: self.view.add_any_attr(attribute),
        }
    }
}

impl<V: RenderHtml> RenderHtml for Lingers<V> {
    type AsyncOutput = Lingers<V::AsyncOutput>;
    type Owned = Lingers<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.view.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        Lingers {
            owner: self.owner,
            view: self.view.resolve().await,
        }
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.view
            .to_html_with_buf(buffer, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        LingersState {
            owner: self.owner,
            state: self.view.hydrate::<FROM_SERVER>(cursor, position),
        }
    }

    fn into_owned(self) -> Self::Owned {
        Lingers {
            owner: self.owner,
            view: self.view.into_owned(),
        }
    }
}
