//! New newsrooms are right as they stand, in every choice of languages.

use super::*;
use crate::publish::content::Newsroom;

fn options(folder: &Path, languages: &str) -> NewsroomOptions {
    let codes: Vec<String> = languages.split(',').map(str::to_owned).collect();
    NewsroomOptions {
        folder: folder.to_owned(),
        name: "Harbour \"Watch\": the news".to_owned(),
        url: None,
        languages: Chosen::of(&codes).unwrap(),
        zone: Tz::America__Lima,
        country: None,
        accent: ACCENT.to_owned(),
        licence: LICENCE.to_owned(),
        today: NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(),
    }
}

/// The newsroom in a folder; it has no fault at all.
fn loaded(folder: &Path) -> Newsroom {
    let how = LoadOptions { drafts: false, today: NaiveDate::from_ymd_opt(2026, 2, 28) };
    let (newsroom, faults) = load(&folder.join("content"), &how);
    assert!(faults.is_empty(), "{}", faults.render(""));
    newsroom.unwrap()
}

#[test]
fn is_right_in_every_choice_of_languages() {
    for (languages, articles, pages) in
        [("en", 5, 4), ("es", 5, 4), ("en,es", 6, 8), ("es,en", 6, 8), ("es,qu", 5, 4)]
    {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Año nuevo, la redacción");
        newsroom(&options(&folder, languages)).unwrap();
        let read = loaded(&folder);
        assert_eq!((read.articles.len(), read.pages.len()), (articles, pages), "{languages}");
        assert_eq!(read.site.name.0.values().next().unwrap(), "Harbour \"Watch\": the news");
        for kind in ["news", "letter", "event"] {
            assert!(read.articles.iter().any(|article| article.kind == kind), "{languages}: {kind}");
        }
        assert_eq!(read.articles.iter().filter(|article| article.date.is_none()).count(), 1);
        assert!(read.media.iter().all(|media| !media.alt.is_empty()), "{languages}");
        assert_eq!((read.forms.len(), read.site.panels.len(), read.site.home.lead.len()), (1, 2, 1));
        let translated = read.articles.iter().filter(|article| article.translates.is_some()).count();
        assert_eq!(
            translated,
            usize::from(languages.contains("en") && languages.contains("es")),
            "{languages}"
        );
        for entry in walkdir::WalkDir::new(&folder).into_iter().map(Result::unwrap) {
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            for mark in ["[[", "<<", "‹", "\n@"] {
                assert!(!text.contains(mark), "{}: {mark}", entry.path().display());
            }
        }
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}

#[test]
fn what_is_told_is_there() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("n");
    let mut options = options(&folder, "en");
    options.url = Some("https://news.example.org/".to_owned());
    options.country = Some(("XY".to_owned(), "Our country".to_owned()));
    options.licence = "CC-BY-SA-4.0".to_owned();
    newsroom(&options).unwrap();
    let read = loaded(&folder);
    assert_eq!(read.site.url.as_deref(), Some("https://news.example.org/"));
    assert_eq!(read.site.country.unwrap().code.as_deref(), Some("XY"));
    let licence = fs::read_to_string(folder.join("LICENCE.md")).unwrap();
    assert!(licence.contains("https://creativecommons.org/licenses/by-sa/4.0/"), "{licence}");
    assert_eq!(licence_address("MIT"), "https://spdx.org/licenses/MIT.html");
}

#[test]
fn a_folder_that_holds_something_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("n");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(".hidden"), "mine").unwrap();
    assert!(matches!(newsroom(&options(&folder, "en")), Err(NewError::NotEmpty(_))));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let file = folder.join(".hidden");
    assert!(matches!(newsroom(&options(&file, "en")), Err(NewError::NotEmpty(_))), "a file is no folder");
    fs::remove_file(&file).unwrap();
    newsroom(&options(&folder, "en")).unwrap();
    loaded(&folder);
    let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names.len(), 5, "an empty one is filled, and nothing else stays in it: {names:?}");
}

#[test]
fn what_a_killed_run_left_is_in_nobodys_way() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("n");
    for left in [place.path().join(".n.chasqui-new/content"), folder.join(".chasqui-new/content")] {
        fs::create_dir_all(&left).unwrap();
        fs::write(left.join("site.yaml"), "half").unwrap();
        newsroom(&options(&folder, "en")).unwrap();
        loaded(&folder);
        assert!(!left.parent().unwrap().exists());
        fs::remove_dir_all(&folder).unwrap();
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_is_not_written() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a/b/n");
    for spoil in [
        |options: &mut NewsroomOptions| options.accent = "#ffff00".to_owned(),
        |options: &mut NewsroomOptions| options.url = Some("news.example.org".to_owned()),
        |options: &mut NewsroomOptions| options.country = Some(("Land".to_owned(), "x".to_owned())),
        |options: &mut NewsroomOptions| options.name = " \n".to_owned(),
    ] {
        let mut options = options(&folder, "en");
        spoil(&mut options);
        let error = newsroom(&options).unwrap_err();
        assert!(matches!(&error, NewError::Faulty(_, faults) if faults.errors() > 0), "{error}");
        assert!(!folder.exists() && fs::read_dir(folder.parent().unwrap()).unwrap().count() == 0, "{error}");
    }
}
