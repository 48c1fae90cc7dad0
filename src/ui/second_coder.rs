//! The second coder's work: the sample that is being sorted in this browser, and the codings that were opened beside
//! drafts. There is one for as long as the page lives.

use leptos::prelude::*;
use web_sys::File;

use super::copies::Copies;
use super::handover::OpenedShare;
use super::i18n::{Locale, td_string};
use super::late::{DraftDeed, do_with_draft};
use super::route::Route;
use crate::browser::{files, fragment, keys, sample_store};
use crate::draft::COPY_WORD;
use crate::model::{
    CODINGS_WORD, CategoryId, Codings, ContainerError, LARGEST_SHARED, SAMPLE_WORD, Sample,
    read_codings, read_sample,
};
use crate::share::{LINK_KEY, PACKAGE_WORD};

/// The most bytes of a pasted text that a link is looked for in.
const LONGEST_PASTED: f64 = 100_000.0;

/// Samples and codings, for whoever shows them. Copies are the same.
#[derive(Clone, Copy)]
pub struct SecondCoder {
    /// The sample that is being sorted.
    pub sample: RwSignal<Option<Sample>>,
    /// What is decided of it.
    pub codings: RwSignal<Codings>,
    /// The place of the case on screen.
    pub at: RwSignal<usize>,
    /// Whether the browser keeps what is decided.
    pub kept: RwSignal<bool>,
    /// Codings that were opened, each with the id of the draft that it was opened beside.
    pub opened: RwSignal<Vec<(String, Codings)>>,
    /// Where a shared report goes that is given in a file.
    shared: OpenedShare,
    /// Where a copy of a draft goes.
    copies: Copies,
}

impl SecondCoder {
    /// Makes it known to the components below, with what the browser has kept.
    pub fn provide(shared: OpenedShare, copies: Copies) -> Self {
        let (sample, codings) = sample_store::read().unzip();
        let second = Self {
            sample: RwSignal::new(sample),
            codings: RwSignal::new(codings.unwrap_or_default()),
            at: RwSignal::new(0),
            kept: RwSignal::new(true),
            opened: RwSignal::new(Vec::new()),
            shared,
            copies,
        };
        second.go_to_undecided();
        provide_context(second);
        second
    }

    /// Takes a sample or a shared report out of files that are given and opens it, tells of codings where they belong, and hands on all
    /// other files: nobody imports these.
    pub fn take_out(
        self,
        locale: Locale,
        given: Vec<File>,
        said: RwSignal<String>,
        hand_on: impl FnOnce(Vec<File>) + 'static,
    ) {
        let opened = self.shared;
        let copies = self.copies;
        leptos::task::spawn_local(async move {
            let mut others = Vec::new();
            let mut answer = String::new();
            for file in given {
                if let Some(text) = shared_report(&file).await {
                    opened.open(text);
                } else if files::begins_with(&file, COPY_WORD).await {
                    do_with_draft(DraftDeed::OpenCopy(copies, file)).await;
                } else if files::begins_with(&file, SAMPLE_WORD).await {
                    match read(&file, read_sample).await {
                        Ok(sample) => self.open(locale, sample),
                        Err(error) => answer = refusal(locale, &file, &error),
                    }
                } else if files::begins_with(&file, CODINGS_WORD).await {
                    td_string!(locale, second.codings_elsewhere).clone_into(&mut answer);
                } else {
                    others.push(file);
                }
            }
            // The page may have been left meanwhile.
            let _ = said.try_set(answer);
            if !others.is_empty() {
                hand_on(others);
            }
        });
    }

    /// Opens files with codings beside a draft. What is wrong with any is said.
    pub fn open_codings(
        self,
        locale: Locale,
        draft: String,
        given: Vec<File>,
        said: RwSignal<String>,
    ) {
        leptos::task::spawn_local(async move {
            let mut answers: Vec<String> = Vec::new();
            for file in given {
                match read(&file, read_codings).await {
                    Ok(codings) => self.opened.update(|opened| {
                        let pair = (draft.clone(), codings);
                        if !opened.contains(&pair) {
                            opened.push(pair);
                        }
                    }),
                    Err(error) => answers.push(refusal(locale, &file, &error)),
                }
            }
            let _ = said.try_set(answers.join(" "));
        });
    }

    /// Gives a case a category or takes it away.
    pub fn toggle(self, at: usize, category: &CategoryId) {
        self.codings.update(|codings| codings.toggle(at, category));
        self.keep();
    }

    /// Says that no category fits a case, or takes that back.
    pub fn toggle_none(self, at: usize) {
        let none = self.is_none(at);
        self.codings
            .update(|codings| codings.decide(at, (!none).then(Vec::new)));
        self.keep();
    }

    /// Whether it is decided that no category fits a case; followed when it changes.
    #[must_use]
    pub fn is_none(self, at: usize) -> bool {
        self.codings.with(|codings| {
            let case = codings.cases.get(at);
            case.is_some_and(|(_, coding)| coding.as_ref().is_some_and(Vec::is_empty))
        })
    }

    /// Whether a case has a category; followed when it changes.
    #[must_use]
    pub fn has(self, at: usize, category: &CategoryId) -> bool {
        self.codings.with(|codings| {
            let coding = codings
                .cases
                .get(at)
                .and_then(|(_, coding)| coding.as_ref());
            coding.is_some_and(|chosen| chosen.contains(category))
        })
    }

    /// How many cases are decided, and how many there are; followed when it changes.
    #[must_use]
    pub fn progress(self) -> (usize, usize) {
        self.codings
            .with(|codings| (codings.decided(), codings.cases.len()))
    }

    /// Says what the second coder wants to be called.
    pub fn call(self, name: String) {
        self.codings.update(|codings| codings.coder = name);
        self.keep();
    }

    /// Goes so many cases forth or back, as far as there are any.
    pub fn step(self, by: isize) {
        let last = self.progress().1.saturating_sub(1);
        self.at
            .update(|at| *at = at.saturating_add_signed(by).min(last));
    }

    /// Goes to the first case that is not decided, where there is one.
    pub fn go_to_undecided(self) {
        let first = self.codings.with_untracked(|codings| {
            let mut cases = codings.cases.iter();
            cases.position(|(_, coding)| coding.is_none())
        });
        self.at.set(first.unwrap_or_default());
    }

    /// Throws the sample away with all that is decided of it.
    pub fn discard(self) {
        sample_store::forget();
        self.sample.set(None);
        self.codings.set(Codings::default());
        self.at.set(0);
    }

    fn open(self, locale: Locale, sample: Sample) {
        let same = self
            .codings
            .with_untracked(|codings| codings.is_of(&sample));
        let begun = self.codings.with_untracked(Codings::decided) > 0;
        if !same && begun && !keys::is_confirmed(td_string!(locale, second.replaces)) {
            return;
        }
        if !same {
            // Nothing is left of the one before, even where there is no room for this one.
            sample_store::forget();
            self.kept.set(sample_store::keep_sample(&sample));
            self.codings.set(Codings::of(&sample));
            self.keep();
        }
        self.sample.set(Some(sample));
        self.go_to_undecided();
        fragment::go(&Route::Sample.href());
    }

    fn keep(self) {
        let kept = self.codings.with_untracked(sample_store::keep_codings);
        if !kept {
            self.kept.set(false);
        }
    }
}

/// Samples and codings.
#[must_use]
pub fn use_second_coder() -> SecondCoder {
    expect_context()
}

/// What a second coder is called, with or without a name.
#[must_use]
pub fn coder_name(locale: Locale, coder: &str) -> String {
    match coder.trim() {
        "" => td_string!(locale, agreement.other).to_owned(),
        name => name.to_owned(),
    }
}

/// The text of a file with a shared report, or of what was pasted with a link to one.
async fn shared_report(file: &File) -> Option<String> {
    if file.size() > LARGEST_SHARED as f64 {
        return None;
    }
    if files::begins_with(file, PACKAGE_WORD).await {
        return files::text(file).await;
    }
    // A link and the mail around it; an export file has no such word on its first lines.
    if file.size() > LONGEST_PASTED {
        return None;
    }
    let text = files::text(file).await?;
    let key = format!("#{LINK_KEY}");
    text.contains(&key).then_some(text)
}

async fn read<T>(
    file: &File,
    read: fn(&str) -> Result<T, ContainerError>,
) -> Result<T, ContainerError> {
    if file.size() > LARGEST_SHARED as f64 {
        return Err(ContainerError::Damaged);
    }
    let text = files::text(file).await;
    read(&text.ok_or(ContainerError::Damaged)?)
}

/// Why a file cannot be opened, in words.
fn refusal(locale: Locale, file: &File, error: &ContainerError) -> String {
    let name = file.name();
    match error {
        ContainerError::Foreign => td_string!(locale, second.foreign, name = name),
        ContainerError::Newer(_) => td_string!(locale, second.newer, name = name),
        ContainerError::Damaged => td_string!(locale, second.damaged, name = name),
    }
}
