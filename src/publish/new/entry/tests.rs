//! New entries: what stands in the file stays, byte for byte.

use super::*;

fn options(place: &Path, list: List, name: &str) -> EntryOptions {
    EntryOptions {
        content: place.to_owned(),
        list,
        name: name.to_owned(),
        names: Vec::new(),
        id: None,
        more: Vec::new(),
        today: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
    }
}

fn house(topics: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("site.yaml"), "name: N\nlanguages: [en, es]\n").unwrap();
    if !topics.is_empty() {
        fs::write(place.path().join("topics.yaml"), topics).unwrap();
    }
    place
}

#[test]
fn at_the_end_of_what_is_there() {
    for (old, added) in [
        ("# A list\n- id: a\n  name: A # why\n\n# the end\n", "- id: land-rights\n  name: Land rights\n"),
        ("- id: a\n  name: A", "\n- id: land-rights\n  name: Land rights\n"),
        ("list: &l\n", ""),
        ("  - id: a\n    name: A\n", "  - id: land-rights\n    name: Land rights\n"),
        ("- id: a\r\n  name: A\r\n", "- id: land-rights\r\n  name: Land rights\r\n"),
        ("\u{feff}- id: a\n  name: A\n", "- id: land-rights\n  name: Land rights\n"),
        ("# nothing yet\n", "- id: land-rights\n  name: Land rights\n"),
        ("[]\n", ""),
        ("[{id: a, name: A}]\n", ""),
        ("- id: a\n  name: [\n", ""),
        ("- id: a\n  name: A\n...\n", ""),
    ] {
        let place = house(old);
        let made = entry(&options(place.path(), List::Topics, "Land rights"));
        let new = fs::read_to_string(place.path().join("topics.yaml")).unwrap();
        assert_eq!(new, format!("{old}{added}"), "{made:?}");
        assert_eq!(made.is_ok(), !added.is_empty(), "{old}: {made:?}");
    }
}

#[test]
fn each_list() {
    let place = house("");
    let mut topic = options(place.path(), List::Topics, "Minería: oro");
    topic.names = vec!["es=Oro".parse().unwrap()];
    let made = entry(&topic).unwrap();
    assert_eq!(made.id, "mineria-oro");
    let text = fs::read_to_string(&made.path).unwrap();
    assert!(
        text.starts_with("# ")
            && text.ends_with("- id: mineria-oro\n  name: {en: \"Minería: oro\", es: Oro}\n"),
        "{text}"
    );
    let mut region = options(place.path(), List::Regions, "Cusco");
    region.more = vec![
        ("code", vec!["PE-CUS".to_owned()]),
        ("places", vec!["Espinar".to_owned(), "La Convención".to_owned()]),
    ];
    let text = fs::read_to_string(entry(&region).unwrap().path).unwrap();
    assert!(text.ends_with("  code: PE-CUS\n  places: [Espinar, La Convención]\n"), "{text}");
    let mut series = options(place.path(), List::Series, "Letters");
    series.more = vec![("numbered", vec!["parts".to_owned()])];
    let text = fs::read_to_string(entry(&series).unwrap().path).unwrap();
    assert!(text.ends_with("- id: letters\n  name: Letters\n  numbered: parts\n"), "{text}");
}

#[test]
fn what_cannot_be_is_refused() {
    let place = house("- id: mining\n  name: Mining\n");
    let refused = |list, name: &str, id: Option<&str>, word: &str| {
        let mut options = options(place.path(), list, name);
        options.id = id.map(str::to_owned);
        let error = entry(&options).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2, "nothing was made: {error}");
        let text = fs::read_to_string(place.path().join("topics.yaml")).unwrap();
        assert_eq!(text, "- id: mining\n  name: Mining\n");
    };
    refused(List::Topics, "Mining", None, "there is a topic “mining” already");
    refused(List::Topics, "MÍNING!", None, "--id");
    refused(List::Topics, "日本", None, "--id");
    refused(List::Topics, "Water", Some("The Water"), "--id the-water");
    refused(List::Topics, "Con", None, "--id con-topic");
    refused(List::Topics, " ", None, "needs a name");
    refused(List::Regions, "Country", None, "country");
    let mut foreign = options(place.path(), List::Topics, "Water");
    foreign.names = vec!["fr=Eau".parse().unwrap()];
    assert!(entry(&foreign).unwrap_err().to_string().contains("“fr”"));
    assert!("Eau".parse::<Named>().is_err());
}
