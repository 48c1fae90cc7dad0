//! What the engine says to a question that a part of the page asks again and again.

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::protocol::{Request, Response};

/// What the engine answers to a request, asked anew whenever what the request is made of changes. Nothing where there is
/// no request, and before the first answer.
pub fn asked<T: PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    request: impl Fn() -> Option<Request> + 'static,
    read: fn(Response) -> Option<T>,
) -> RwSignal<Option<T>> {
    let answer = RwSignal::new(None);
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let Some(request) = request() else {
            answer.set(None);
            return;
        };
        workspace.engine().ask(&request, None, move |reply| {
            // Asked anew since, or the page has been left.
            if newest.try_get_value() != Some(number) {
                return;
            }
            let now = reply.ok().and_then(|(response, _)| read(response));
            if answer.with_untracked(|before| *before != now) {
                answer.set(now);
            }
        });
    });
    answer
}
