//! Every change, every refusal, and what names mean afterwards.

use super::*;

fn id(text: &str) -> CategoryId {
    CategoryId(text.to_owned())
}

fn ids(texts: &[&str]) -> Vec<CategoryId> {
    texts.iter().map(|text| id(text)).collect()
}

/// "Rutiner", "Handläggning" and "Planering" of the unit FUT, and "Tider" under "Planering".
fn book() -> Codebook {
    let names = ["Rutiner", "Handläggning", "Planering", "Tider"];
    let mut book = Codebook::from_names(Some("FUT".to_owned()), names);
    book.apply(&nest("fut-tider", Some("fut-planering")));
    book
}

fn part(book: &Codebook, name: &str, first: Option<i32>) -> Category {
    Category {
        valid_from: first,
        ..Category::new(book.fresh_id(name), name)
    }
}

fn rename(of: &str, name: &str) -> CodebookChange {
    CodebookChange::Rename {
        id: id(of),
        name: name.to_owned(),
    }
}

fn nest(of: &str, parent: Option<&str>) -> CodebookChange {
    CodebookChange::Nest {
        id: id(of),
        parent: parent.map(id),
    }
}

fn merge(from: &[&str], into: &str) -> CodebookChange {
    CodebookChange::Merge {
        from: ids(from),
        into: id(into),
    }
}

fn retire(of: &str, last_year: i32) -> CodebookChange {
    CodebookChange::Retire {
        id: id(of),
        last_year,
    }
}

fn split(book: &Codebook, of: &str, names: [&str; 2], first: Option<i32>) -> CodebookChange {
    CodebookChange::Split {
        id: id(of),
        into: names.map(|name| part(book, name, first)).into(),
    }
}

#[track_caller]
fn change(book: &mut Codebook, change: &CodebookChange) {
    assert_eq!(book.problem_of(change), None);
    book.apply(change);
}

#[track_caller]
fn check_means(book: &Codebook, name: &str, year: i32, expected: &str) {
    let found = book.meaning_of(name, year).map(|found| found.id.0.as_str());
    assert_eq!(found, Some(expected), "{name} {year}");
}

#[track_caller]
fn check_refused(book: &Codebook, change: &CodebookChange, problem: CodebookProblem) {
    assert_eq!(book.problem_of(change), Some(problem));
    let mut after = book.clone();
    after.apply(change);
    assert_eq!(&after, book, "a refused change changes nothing");
}

#[test]
fn names_of_files_make_the_same_ids_everywhere() {
    let names = [
        "Rätt ersättning har inte sökts",
        "rutiner",
        "Rutiner.",
        "",
        "?",
        "RUTINER",
    ];
    let book = Codebook::from_names(Some("Felaktiga utbetalningar".to_owned()), names);
    let made: Vec<&str> = book
        .categories
        .iter()
        .map(|found| found.id.0.as_str())
        .collect();
    assert_eq!(
        made,
        [
            "felaktiga-ratt-ersattning-har-inte-sokts",
            "felaktiga-rutiner",
            "felaktiga-kategori",
        ]
    );
    assert_eq!(book.fresh_id("Rutiner"), id("felaktiga-rutiner-2"));
    let ids = Codebook::default().fresh_ids(&["A", "a", "a 2"]);
    assert_eq!(ids, self::ids(&["a", "a-2", "a-2-2"]));
    check_means(&book, " ? ", 2022, "felaktiga-kategori");
}

#[test]
fn names_are_compared_without_case_marks_and_punctuation() {
    let book = book();
    check_means(&book, "HANDLAGGNING.", 2022, "fut-handlaggning");
    assert_eq!(book.meaning_of("Handläggare", 2022), None);
    assert_eq!(book.meaning_of("", 2022), None);
}

#[test]
fn a_renamed_category_is_meant_by_both_names() {
    let mut book = book();
    change(&mut book, &rename("fut-rutiner", " Rutinbrister "));
    check_means(&book, "rutiner", 2022, "fut-rutiner");
    check_means(&book, "rutinbrister", 2022, "fut-rutiner");
    change(&mut book, &rename("fut-rutiner", "Rutiner"));
    let found = book.find(&id("fut-rutiner")).unwrap();
    assert_eq!(found.former_names, ["Rutinbrister"]);
}

#[test]
fn a_description_takes_the_place_of_the_earlier_one() {
    let mut book = book();
    let describe = CodebookChange::Describe {
        id: id("fut-rutiner"),
        definition: "Rutin saknas.".to_owned(),
        keywords: vec!["rutin".to_owned()],
        examples: vec!["Ingen rutin fanns.".to_owned()],
    };
    change(&mut book, &describe);
    let found = book.find(&id("fut-rutiner")).unwrap();
    assert_eq!(found.definition, "Rutin saknas.");
    assert_eq!((found.keywords.len(), found.examples.len()), (1, 1));
}

#[test]
fn parts_stand_under_their_category_and_order_is_the_users() {
    let mut book = book();
    let top = |book: &Codebook| -> Vec<String> {
        book.children(None)
            .map(|found| found.name.clone())
            .collect()
    };
    assert_eq!(top(&book), ["Rutiner", "Handläggning", "Planering"]);
    let planning = id("fut-planering");
    assert_eq!(book.children(Some(&planning)).count(), 1);
    let to_front = CodebookChange::Move {
        id: planning.clone(),
        before: Some(id("fut-rutiner")),
    };
    change(&mut book, &to_front);
    assert_eq!(top(&book), ["Planering", "Rutiner", "Handläggning"]);
    let to_end = CodebookChange::Move {
        id: planning,
        before: None,
    };
    change(&mut book, &to_end);
    assert_eq!(top(&book), ["Rutiner", "Handläggning", "Planering"]);
}

#[test]
fn what_is_merged_hands_over_its_names_words_years_and_parts() {
    let mut book = book();
    let added = Category {
        keywords: vec!["tid".to_owned()],
        examples: vec!["Mötet uteblev.".to_owned()],
        valid_from: Some(2022),
        valid_to: Some(2022),
        former_names: vec!["Bokning".to_owned()],
        ..Category::new(id("ny"), "Möten")
    };
    change(&mut book, &CodebookChange::Add { category: added });
    change(&mut book, &nest("fut-rutiner", Some("ny")));
    change(
        &mut book,
        &merge(&["ny", "fut-planering"], "fut-handlaggning"),
    );
    let into = book.find(&id("fut-handlaggning")).unwrap();
    assert_eq!(into.former_names, ["Planering", "Möten", "Bokning"]);
    assert_eq!(into.keywords, ["tid"]);
    assert_eq!(into.examples, ["Mötet uteblev."]);
    assert_eq!((into.valid_from, into.valid_to), (None, None));
    check_means(&book, "planering", 2022, "fut-handlaggning");
    let parts = book.children(Some(&into.id));
    let parts: Vec<&str> = parts.map(|part| part.name.as_str()).collect();
    assert_eq!(parts, ["Rutiner", "Tider"]);
    let used = book.in_use(2022).count();
    assert_eq!(used, 3);
}

#[test]
fn a_category_can_be_merged_into_a_part_of_itself() {
    let mut book = book();
    change(&mut book, &nest("fut-planering", Some("fut-rutiner")));
    change(&mut book, &merge(&["fut-rutiner"], "fut-tider"));
    // Rutiner > Planering > Tider: without Rutiner, Planering is at the top.
    assert_eq!(book.find(&id("fut-planering")).unwrap().parent, None);
    assert_eq!(book.above(&id("fut-tider")), [&id("fut-planering")]);
    change(&mut book, &merge(&["fut-planering"], "fut-tider"));
    assert_eq!(book.find(&id("fut-tider")).unwrap().parent, None);
    check_means(&book, "Rutiner", 2022, "fut-tider");
}

#[test]
fn what_is_split_is_itself_until_a_person_decides() {
    let mut book = book();
    let parts = split(
        &book,
        "fut-planering",
        ["Planering", "Uppföljning"],
        Some(2023),
    );
    change(&mut book, &parts);
    // The part of the same name has an id of its own, and means the name from its first year on.
    check_means(&book, "Planering", 2022, "fut-planering");
    check_means(&book, "Planering", 2023, "fut-planering-2");
    let used = |year| -> Vec<&str> { book.in_use(year).map(|used| used.id.0.as_str()).collect() };
    assert_eq!(
        used(2022),
        [
            "fut-rutiner",
            "fut-handlaggning",
            "fut-planering",
            "fut-tider"
        ]
    );
    assert!(!used(2023).contains(&"fut-planering"));
    assert_eq!(book.leads_to(&id("fut-planering")).len(), 2);
    assert_eq!(book.find(&id("fut-tider")).unwrap().parent, None);
}

#[test]
fn a_split_without_a_year_leaves_the_old_one_in_no_year() {
    let mut book = book();
    let parts = split(&book, "fut-planering", ["Kontakt", "Uppföljning"], None);
    change(&mut book, &parts);
    assert!(!book.find(&id("fut-planering")).unwrap().is_used_in(2020));
    check_means(&book, "Planering", 2022, "fut-planering");
    // What is merged into one that is split then is for a person too; when the parts are one again, it is that.
    change(&mut book, &merge(&["fut-uppfoljning"], "fut-kontakt"));
    check_means(&book, "Planering", 2022, "fut-kontakt");
}

#[test]
fn a_name_of_what_was_merged_into_a_split_one_means_the_split_one() {
    let mut book = book();
    change(&mut book, &merge(&["fut-rutiner"], "fut-planering"));
    let parts = split(&book, "fut-planering", ["Kontakt", "Uppföljning"], None);
    change(&mut book, &parts);
    check_means(&book, "Rutiner", 2022, "fut-planering");
}

#[test]
fn a_retired_category_keeps_its_name_in_its_years() {
    let mut book = book();
    change(&mut book, &retire("fut-rutiner", 2021));
    assert_eq!(book.in_use(2021).count(), 4);
    assert_eq!(book.in_use(2022).count(), 3);
    let again = part(&book, "Rutiner", Some(2023));
    change(&mut book, &CodebookChange::Add { category: again });
    check_means(&book, "Rutiner", 2021, "fut-rutiner");
    check_means(&book, "Rutiner", 2023, "fut-rutiner-2");
    let revive = CodebookChange::Revive {
        id: id("fut-rutiner"),
    };
    check_refused(
        &book,
        &revive,
        CodebookProblem::NameTaken(id("fut-rutiner-2")),
    );
    change(&mut book, &retire("fut-handlaggning", 2021));
    let revive = CodebookChange::Revive {
        id: id("fut-handlaggning"),
    };
    change(&mut book, &revive);
    check_refused(&book, &revive, CodebookProblem::NotRetired);
}

#[test]
fn changes_that_make_no_sense_are_refused() {
    let mut book = book();
    let unknown = |text| CodebookProblem::Unknown(id(text));
    check_refused(&book, &rename("x", "Y"), unknown("x"));
    check_refused(&book, &rename("fut-tider", " "), CodebookProblem::EmptyName);
    let taken = CodebookProblem::NameTaken(id("fut-rutiner"));
    check_refused(&book, &rename("fut-tider", "rutiner!"), taken.clone());
    let double = CodebookChange::Add {
        category: part(&book, "RUTINER", None),
    };
    check_refused(&book, &double, taken);
    let same_id = CodebookChange::Add {
        category: Category::new(id("fut-tider"), "Något annat"),
    };
    check_refused(&book, &same_id, CodebookProblem::IdTaken(id("fut-tider")));
    let orphan = CodebookChange::Add {
        category: Category {
            parent: Some(id("x")),
            ..part(&book, "Nytt", None)
        },
    };
    check_refused(&book, &orphan, unknown("x"));
    let circle = nest("fut-planering", Some("fut-tider"));
    check_refused(&book, &circle, CodebookProblem::Circle);
    check_refused(
        &book,
        &nest("fut-tider", Some("fut-tider")),
        CodebookProblem::Circle,
    );
    check_refused(&book, &nest("fut-tider", Some("x")), unknown("x"));
    let before_itself = CodebookChange::Move {
        id: id("fut-tider"),
        before: Some(id("fut-tider")),
    };
    check_refused(&book, &before_itself, CodebookProblem::IntoItself);
    check_refused(&book, &merge(&[], "fut-tider"), CodebookProblem::TooFew);
    let into_itself = merge(&["fut-rutiner", "fut-tider"], "fut-tider");
    check_refused(&book, &into_itself, CodebookProblem::IntoItself);
    check_refused(&book, &merge(&["fut-tider"], "x"), unknown("x"));
    let one = CodebookChange::Split {
        id: id("fut-tider"),
        into: vec![part(&book, "Datum", None)],
    };
    check_refused(&book, &one, CodebookProblem::TooFew);
    let twice = split(&book, "fut-tider", ["Datum", "datum"], None);
    check_refused(&book, &twice, CodebookProblem::IdTaken(id("fut-datum")));
    let own_name = split(&book, "fut-tider", ["Tider", "Datum"], None);
    let taken = book.problem_of(&own_name);
    assert!(
        matches!(taken, Some(CodebookProblem::NameTaken(_))),
        "{taken:?}"
    );
    change(&mut book, &merge(&["fut-tider"], "fut-rutiner"));
    let became = CodebookProblem::Became(id("fut-tider"));
    check_refused(&book, &rename("fut-tider", "Datum"), became.clone());
    check_refused(
        &book,
        &merge(&["fut-planering"], "fut-tider"),
        became.clone(),
    );
    check_refused(&book, &nest("fut-planering", Some("fut-tider")), became);
    let later = part(&book, "Senare", Some(2023));
    change(&mut book, &CodebookChange::Add { category: later });
    check_refused(
        &book,
        &retire("fut-senare", 2022),
        CodebookProblem::YearsReversed,
    );
}

#[test]
fn stored_data_that_lead_in_a_circle_end() {
    let mut book = book();
    for (at, other) in [(0, 1), (1, 0)] {
        let other = book.categories[other].id.clone();
        book.categories[at].became = vec![other.clone()];
        book.categories[at].parent = Some(other);
    }
    assert_eq!(book.leads_to(&id("fut-rutiner")), Vec::<&Category>::new());
    assert!(book.meaning_of("Rutiner", 2022).is_some());
    assert_eq!(book.above(&id("fut-rutiner")).len(), 2);
}
