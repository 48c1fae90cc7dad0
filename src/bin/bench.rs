//! The benchmark's page: puts the engine behind the functions that `benches/browser` calls, by the same client as the
//! page's. Not part of `dist/`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use lardom::browser::engine_client::{EngineClient, Reply};
use lardom::browser::timing;
use lardom::model::{CaseFilter, Dimension, DraftState, Facets, Kind, Operation, read_date};
use lardom::protocol::{FileAnswer, Request, Response, RowAt};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// The columns of the benchmark's files that it counts by, and what they are to the engine.
const COLUMNS: [(&str, Dimension); 8] = [
    ("Typ", Dimension::Kind),
    ("Verksamhet", Dimension::Unit),
    ("Kanal", Dimension::Channel),
    ("Inlämnad av", Dimension::Submitter),
    ("Kön", Dimension::Gender),
    ("Kategori", Dimension::Category),
    ("Åtgärd", Dimension::Measure),
    ("Status", Dimension::Status),
];

#[derive(Clone)]
struct Bench {
    engine: EngineClient,
    state: Rc<RefCell<DraftState>>,
}

fn main() {
    console_error_panic_hook::set_once();
    let bench = Object::new();
    let each = Bench {
        engine: EngineClient::new(|_| {}),
        state: Rc::default(),
    };
    each.offer(&bench, "importFile", Bench::import);
    each.offer(&bench, "peek", Bench::peek);
    each.offer(&bench, "prepare", Bench::prepare);
    each.offer(&bench, "setFilter", Bench::filter);
    let ready = Promise::new(&mut |ready, _| each.clone().open(ready));
    set(&bench, "ready", &ready);
    set(&js_sys::global(), "__bench", &bench);
}

impl Bench {
    /// Puts a function with one argument on the page that answers with a promise.
    fn offer(&self, bench: &Object, name: &str, call: fn(Self, &JsValue, Function)) {
        let each = self.clone();
        let function = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |argument: JsValue| {
            let each = each.clone();
            Promise::new(&mut |resolve, _| call(each.clone(), &argument, resolve))
        });
        set(bench, name, function.as_ref());
        function.forget();
    }

    /// Opens an empty draft, as the page has done when a file is given.
    fn open(self, ready: Function) {
        let state = Box::default();
        self.engine
            .ask(&Request::Evaluate { state }, None, move |_| {
                resolve(&ready, &JsValue::NULL);
            });
    }

    /// Reads a file, takes it into an empty draft as guessed, and counts: until the account is there.
    fn import(self, file: &JsValue, done: Function) {
        let Ok(file) = file.clone().dyn_into::<File>() else {
            return;
        };
        let request = Request::Read {
            name: file.name(),
            profiles: Vec::new(),
        };
        let start = timing::now();
        self.engine
            .clone()
            .ask(&request, Some(&file), move |reply| {
                let mut state = DraftState::default();
                if let Ok((Response::Files(files), _)) = reply {
                    for each in files {
                        if let FileAnswer::Described(described) = each {
                            state.apply(&Operation::AddSource {
                                source: described.source,
                                sheets: described.sheets,
                            });
                        }
                    }
                }
                *self.state.borrow_mut() = state.clone();
                let read = timing::now();
                let request = Request::Evaluate {
                    state: Box::new(state),
                };
                self.engine.ask(&request, None, move |reply| {
                    let answer = Object::new();
                    set(&answer, "rows", &JsValue::from(data_rows(&reply)));
                    let phases = Object::new();
                    set(
                        &phases,
                        "read + decode + parse + columns (worker)",
                        &JsValue::from(read - start),
                    );
                    set(
                        &phases,
                        "cases + ledger + account (worker)",
                        &JsValue::from(timing::now() - read),
                    );
                    set(&answer, "phases", &phases);
                    resolve(&done, &answer);
                });
            });
    }

    /// A row of the file as it was read.
    fn peek(self, index: &JsValue, done: Function) {
        let fingerprint = self
            .state
            .borrow()
            .sources
            .first()
            .map(|each| each.source.fingerprint.clone());
        let Some(fingerprint) = fingerprint else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a row's place"
        )]
        let place = index.as_f64().unwrap_or_default() as u32;
        let request = Request::Row {
            fingerprint,
            sheet: 0,
            row: RowAt::BelowHeader(place),
        };
        self.engine.ask(&request, None, move |reply| {
            let (columns, row) = (Array::new(), Array::new());
            if let Ok((Response::Row(cells), _)) = reply {
                for (name, text) in cells {
                    columns.push(&JsValue::from(name));
                    row.push(&JsValue::from(text));
                }
            }
            let answer = Object::new();
            set(&answer, "columns", &columns);
            set(&answer, "row", &row);
            resolve(&done, &answer);
        });
    }

    /// Makes the sets of cases that filters go by.
    fn prepare(self, _: &JsValue, done: Function) {
        self.filter(&JsValue::UNDEFINED, done);
    }

    /// Counts all values beside a choice.
    fn filter(self, filter: &JsValue, done: Function) {
        let request = Request::Facets {
            filter: case_filter(filter),
            limit: u32::MAX,
        };
        self.engine.ask(&request, None, move |reply| {
            let facets = match reply {
                Ok((Response::Facets(facets), _)) => facets,
                _ => Facets::default(),
            };
            resolve(&done, &counted(&facets));
        });
    }
}

fn data_rows(reply: &Reply) -> u32 {
    match reply {
        Ok((Response::Overview(overview), _)) => {
            let sheets = overview.sources.iter().flat_map(|source| &source.sheets);
            sheets.map(|sheet| sheet.ledger.data_rows()).sum()
        }
        _ => 0,
    }
}

/// `{values: {column: [value]}, from, to}` as the engine asks it.
fn case_filter(filter: &JsValue) -> CaseFilter {
    let day = |key| {
        get(filter, key)
            .as_string()
            .and_then(|text| read_date(&text))
    };
    let values = get(filter, "values");
    let chosen = COLUMNS.iter().filter_map(|(name, dimension)| {
        let list = get(&values, name).dyn_into::<Array>().ok()?;
        let texts = list.iter().filter_map(|value| value.as_string());
        let texts = texts.map(|text| match *dimension {
            Dimension::Kind => kind_code(&text),
            _ => text,
        });
        Some((*dimension, texts.collect()))
    });
    CaseFilter {
        chosen: chosen.collect(),
        from: day("from"),
        to: day("to"),
        ..CaseFilter::default()
    }
}

fn counted(facets: &Facets) -> Object {
    let answer = Object::new();
    set(&answer, "total", &JsValue::from(facets.total));
    let by_column = Object::new();
    for (name, dimension) in COLUMNS {
        let of_column = Object::new();
        let values = facets
            .dimensions
            .iter()
            .find(|each| each.dimension == dimension);
        for (value, count) in values.iter().flat_map(|each| &each.values) {
            let value = match Kind::from_code(value) {
                Some(kind) if dimension == Dimension::Kind => kind.swedish(),
                // What the files say where no gender is known, which the engine counts as nothing said.
                None if dimension == Dimension::Gender && value.is_empty() => "Uppgift saknas",
                _ => value,
            };
            set(&of_column, value, &JsValue::from(*count));
        }
        set(&by_column, name, &of_column);
    }
    set(&answer, "facets", &by_column);
    answer
}

fn kind_code(swedish: &str) -> String {
    let kind = Kind::ALL.into_iter().find(|kind| kind.swedish() == swedish);
    kind.map_or_else(String::new, |kind| kind.code().to_owned())
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Setting a key of a new object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

fn resolve(done: &Function, answer: &JsValue) {
    // Settling a promise cannot fail.
    let _ = done.call1(&JsValue::NULL, answer);
}
