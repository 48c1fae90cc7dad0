//! One category for every case of the list.

use leptos::html::Select;
use leptos::prelude::*;

use crate::model::{
    CaseFilter, CaseOrder, Category, CategoryId, Codebook, Decision, Dimension, Means, Operation,
};
use crate::protocol::{Request, Response};
use crate::ui::case_browser::CaseBrowser;
use crate::ui::i18n::{Locale, t, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::{Workspace, use_workspace};

/// Sets a category on all cases that a filter lets through, where they are of one unit.
#[component]
pub fn Bulk(
    /// The page whose filter it is.
    browser: CaseBrowser,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let done = RwSignal::new(None);
    let told_done = move || done.get().map(|count| told(i18n.get_locale(), count));
    let book = Memo::new(move |_| book_of(workspace, &browser.filter()));
    view! {
        <details class="bulk">
            <summary>{t!(i18n, coding.bulk)}</summary>
            <Show
                when=move || book.with(Option::is_some)
                fallback=move || view! { <p>{t!(i18n, coding.bulk_one_unit)}</p> }
            >
                <BulkChoice browser book done />
            </Show>
            <p role="status">{told_done}</p>
        </details>
    }
}

/// The category to be set, and the button that sets it.
#[component]
fn BulkChoice(
    /// The page whose filter it is.
    browser: CaseBrowser,
    /// The codebook of the cases' unit.
    book: Memo<Option<Codebook>>,
    /// Gets how many cases were given it.
    done: RwSignal<Option<u32>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let field = NodeRef::<Select>::new();
    let categories = move || {
        let year = workspace.account(|account| account.year);
        let fits = |each: &&Category| {
            each.became.is_empty() && year.is_none_or(|year| each.is_used_in(year))
        };
        book.with(|book| {
            let all = book.as_ref().map_or(&[][..], |book| &book.categories);
            let fitting = all.iter().filter(fits);
            fitting
                .map(|each| (each.id.0.clone(), each.name.clone()))
                .collect::<Vec<_>>()
        })
    };
    let name = move || {
        plural!(
            i18n.get_locale(),
            browser.sums().map_or(0, |(cases, _)| cases),
            coding.bulk_set_single,
            coding.bulk_set_several
        )
    };
    let set = move |_| {
        let Some(id) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        if let (false, Some(book)) = (id.is_empty(), book.get_untracked()) {
            set_all(workspace, browser, book.unit, CategoryId(id), done);
        }
    };
    view! {
        <div class="actions">
            <div class="answer">
                <label for="bulk-category">{t!(i18n, coding.categories)}</label>
                <select id="bulk-category" node_ref=field>
                    <option value="">{t!(i18n, coding.bulk_choose)}</option>
                    <For each=categories key=Clone::clone let((id, name))>
                        <option value=id>{name}</option>
                    </For>
                </select>
            </div>
            <button type="button" class="button" on:click=set>
                {name}
            </button>
        </div>
    }
}

/// The codebook of the filter's unit, or of the only one there is.
fn book_of(workspace: Workspace, filter: &CaseFilter) -> Option<Codebook> {
    workspace
        .codebooks
        .with(|books| match (filter.values(Dimension::Unit), &books[..]) {
            ([], [only]) => Some(only.clone()),
            ([unit], _) => {
                let unit = Some(unit.as_str()).filter(|unit| !unit.is_empty());
                let mut books = books.iter();
                books.find(|book| book.unit.as_deref() == unit).cloned()
            }
            _ => None,
        })
}

fn set_all(
    workspace: Workspace,
    browser: CaseBrowser,
    unit: Option<String>,
    category: CategoryId,
    done: RwSignal<Option<u32>>,
) {
    let filter = CaseFilter {
        order: CaseOrder::Date,
        ..untrack(|| browser.filter())
    };
    workspace
        .engine()
        .ask(&Request::Chosen { filter }, None, move |reply| {
            let Ok((Response::Keys(cases), _)) = reply else {
                return;
            };
            let count = u32::try_from(cases.len()).unwrap_or(u32::MAX);
            let decision = Some(Decision {
                categories: vec![category],
                means: Means::Choice,
            });
            let operations = vec![Operation::Categorise { cases, decision }];
            workspace.apply_coded(unit.as_deref(), operations);
            done.set(Some(count));
        });
}

fn told(locale: Locale, count: u32) -> String {
    plural!(
        locale,
        count,
        coding.bulk_done_single,
        coding.bulk_done_several
    )
}
