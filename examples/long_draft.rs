//! Writes a copy of a draft in which much has been done, for measuring: `long_draft FILE STEPS COPY`.
//!
//! Cases of the file are given categories of its own, one after another, some seconds apart, as by a person. The copy is
//! opened on the page like any other.

use std::error::Error;
use std::path::Path;

use lardom::draft::{CopiedFile, Copy, Draft, Pen, together, with_categories, write_copy};
use lardom::engine::Session;
use lardom::import;
use lardom::model::{
    CaseFilter, CategoryId, Codebook, Decision, Fingerprint, Means, Operation, Reading, SourceRef,
};
use lardom::protocol::{Overview, Request, Response};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, steps, copy] = &arguments[..] else {
        return Err("usage: long_draft FILE STEPS COPY".into());
    };
    let bytes = std::fs::read(file)?;
    let name = Path::new(file).file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or("file").to_owned();
    let fingerprint = import::fingerprint(&bytes);
    let draft = worked(&fingerprint, &name, &bytes, steps.parse()?)?;
    let files = vec![CopiedFile {
        fingerprint,
        name,
        bytes,
    }];
    let now = draft.created_ms;
    let parts = Copy { draft, files }.parts(now);
    std::fs::write(copy, write_copy(&parts, false))?;
    Ok(())
}

/// The draft after so many steps.
fn worked(
    fingerprint: &Fingerprint,
    name: &str,
    bytes: &[u8],
    steps: usize,
) -> Result<Draft, Box<dyn Error>> {
    let mut session = Session::default();
    let book = import::tables(bytes, Reading::default());
    session.take_in(fingerprint, Reading::default(), book);
    let source = SourceRef {
        fingerprint: fingerprint.clone(),
        name: name.to_owned(),
        bytes: bytes.len() as u64,
    };
    let described = session
        .describe(source, Reading::default(), &[], &[])
        .map_err(|problem| format!("{problem:?}"))?;
    let mut draft = Draft::new(
        "1a2b3c".to_owned(),
        "Redovisning".to_owned(),
        1_667_300_000_000,
    );
    let mut pen = Pen {
        writer: 1,
        by: "MK".to_owned(),
        now_ms: draft.created_ms,
    };
    let mut push = |draft: &mut Draft, operation| {
        pen.now_ms += 5_000;
        let event = draft.doing(operation, &pen);
        draft.take(event)
    };
    push(
        &mut draft,
        Operation::AddSource {
            source: described.source,
            sheets: described.sheets,
        },
    )?;
    let overview = evaluated(&mut session, &draft)?;
    let filter = CaseFilter::default();
    let Response::Keys(cases) = session.answer(Request::Chosen { filter }).0 else {
        return Err("the cases have no keys".into());
    };
    let book: &Codebook = overview
        .codebooks
        .first()
        .ok_or("the file has no categories")?;
    let categories: Vec<&CategoryId> = book.categories.iter().map(|each| &each.id).collect();
    let taken_up = with_categories(
        draft.state(),
        &overview.codebooks,
        book.unit.as_deref(),
        vec![],
    );
    if let Some(operation) = together(taken_up) {
        push(&mut draft, operation)?;
    }
    let done = draft.count_done();
    for (step, case) in (done..steps).zip(cases.iter().cycle()) {
        let category = categories
            .get(step % categories.len().max(1))
            .ok_or("no category")?;
        let decision = Some(Decision {
            categories: vec![(*category).clone()],
            means: Means::Choice,
        });
        let cases = vec![*case];
        push(&mut draft, Operation::Categorise { cases, decision })?;
    }
    Ok(draft)
}

fn evaluated(session: &mut Session, draft: &Draft) -> Result<Overview, Box<dyn Error>> {
    let state = Box::new(draft.state().clone());
    match session.answer(Request::Evaluate { state }).0 {
        Response::Overview(overview) => Ok(*overview),
        _ => Err("the draft cannot be counted".into()),
    }
}
