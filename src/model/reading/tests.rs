//! Every published type is read as its `Deserialize` reads it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Json, Published, read};
use crate::model::{Article, CardIndex, CardShard, IssueIndex, Newest, Page, PageIndex, Site};

impl Json for Value {
    fn field(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null()).cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn is_object(&self) -> bool {
        Value::is_object(self)
    }

    fn entries(&self) -> Option<Vec<(String, Self)>> {
        Some(self.as_object()?.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
    }
}

/// Both ways of reading agree, and `whole` has every field there is: written again, it is the same.
fn agree<T: Published + DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(whole: Value) {
    let by_serde: T = serde_json::from_value(whole.clone()).unwrap();
    assert_eq!(serde_json::to_value(&by_serde).unwrap(), whole);
    let ours: T = read(whole.clone()).unwrap();
    assert_eq!(ours, by_serde);
    // With any one field missing, null, or of another type, both read the same or both refuse.
    for name in whole.as_object().unwrap().keys() {
        for other in [
            None,
            Some(json!(null)),
            Some(json!(7)),
            Some(json!("x")),
            Some(json!([1, "x"])),
            Some(json!({"x": 1})),
        ] {
            let mut changed = whole.clone();
            let fields = changed.as_object_mut().unwrap();
            match other.clone() {
                None => drop(fields.remove(name)),
                Some(other) => drop(fields.insert(name.clone(), other)),
            }
            let by_serde: Option<T> = serde_json::from_value(changed.clone()).ok();
            let ours: Option<T> = read(changed);
            // A list or a text that is null is missing for us: lenient where nothing can go wrong.
            if other == Some(Value::Null) && by_serde.is_none() {
                continue;
            }
            assert!(ours == by_serde || is_more_lenient(&other, ours.is_some()), "{name}: {other:?}");
        }
    }
}

/// What serde alone refuses and may be let pass: an object with other fields than were expected, or an array where
/// serde takes a struct's fields in order.
fn is_more_lenient(other: &Option<Value>, ours: bool) -> bool {
    matches!(other, Some(Value::Object(_))) && ours || matches!(other, Some(Value::Array(_))) && !ours
}

fn words() -> Value {
    json!({"en": "Mining", "es": "Minería"})
}

fn picture() -> Value {
    json!({
        "file": "media/x.jpg", "width": 640, "height": 480, "alt": "A", "bytes": 90_000,
        "sizes": [{"file": "data/v1/pictures/x-400.abcdefghij.webp", "width": 400, "bytes": 9000}],
        "fallback": "data/v1/pictures/x-400.abcdefghij.jpg", "color": "#8a3",
    })
}

fn card() -> Value {
    json!({
        "id": "letter", "path": "/news/2019/03/letter/", "title": "Letter", "summary": "S.", "date": "2019-03",
        "kind": "letter", "authors": ["N"], "topics": ["a", "b"], "regions": ["r"], "places": ["p"],
        "series": {"id": "update", "number": 102, "order": 1}, "language": "en", "work": "carta",
        "event": {"starts": "2013-03-04T18:00", "ends": "2013-03-05", "over": 1_362_528_000, "place": "London"},
        "image": picture(), "file": "data/v1/articles/x.json",
    })
}

fn document() -> Value {
    json!({"href": "site:/x.pdf", "title": "X", "language": "es", "date": "2012", "format": "PDF", "bytes": 1234})
}

fn article() -> Value {
    json!({
        "format": 1, "id": "letter", "path": "/news/2019/03/letter/", "title": "Letter", "summary": "S.",
        "date": "2019-03", "added": "2026-03-01", "modified": "2026-03-02", "kind": "letter", "topics": ["a"],
        "regions": ["r"], "places": ["p"],
        "series": {
            "id": "update", "number": 102, "order": 1,
            "previous": {"path": "/series/update/101/", "title": "T", "number": 101},
            "next": {"path": "/series/update/105/", "title": "U", "number": 105},
            "missing_before": [99, 100], "missing_after": [103, 104],
            "issue": [{"path": "/news/x/", "title": "X", "number": 1}],
        },
        "language": "en", "versions": [{"language": "es", "path": "/es/news/x/", "title": "Carta"}],
        "authors": [{"name": "N"}],
        "image": {"file": "media/x.jpg", "width": 640, "height": 480, "alt": "A", "caption": "C", "credit": "D"},
        "documents": [document()], "sources": [{"title": "S", "href": "https://example.org/", "language": "es"}],
        "event": {
            "starts": {"local": "2013-03-04T18:00", "offset": -300}, "ends": {"local": "2013-03-05"},
            "over": 1_362_528_000, "zone": "Europe/London", "venue": "V", "place": "London",
            "online": "https://example.org/o", "register": "https://example.org/r", "file": "events/x.ics",
        },
        "corrections": [{"date": "2019-04", "text": "T"}], "withdrawn": {"date": "2020", "text": "T"},
        "action": {"title": words(), "href": "site:/support/"}, "form": "newsletter",
        "headings": [{"level": 2, "id": "h", "text": "H"}], "body": "<p>B</p>",
        "related": [{
            "path": "/news/y/", "title": "Y", "language": "en", "date": "2018",
            "reason": {"series": "update", "topic": "a", "region": "r", "place": "p"},
        }],
    })
}

fn page_card() -> Value {
    json!({"path": "/key-issues/mining/", "title": "Mining", "summary": "S.", "language": "en"})
}

#[test]
fn articles_pages_and_the_files_of_cards() {
    agree::<Article>(article());
    agree::<CardShard>(json!({"format": 1, "cards": [card()]}));
    agree::<Newest>(
        json!({"format": 1, "cards": [card()], "lead": [card()], "events": [card()], "total": 7}),
    );
    agree::<CardIndex>(json!({
        "format": 1, "shards": [{"key": "2019", "file": "f", "count": 3}], "bytes": 900, "article_bytes": 12000,
    }));
    agree::<PageIndex>(json!({
        "format": 1, "pages": [{"path": "/a/", "file": "f"}], "withdrawn": [{"path": "/b/", "file": "g"}],
        "moved": [["/old/", "/a/"]],
    }));
    agree::<IssueIndex>(json!({
        "format": 1, "issues": [{"number": 102, "date": "2004-02-29", "title": words(), "document": document()}],
    }));
    let mut page = article();
    let fields = page.as_object_mut().unwrap();
    for name in ["id", "date", "added", "kind", "series", "authors", "event", "corrections", "related"] {
        fields.remove(name);
    }
    fields.insert("above".into(), json!([page_card()]));
    fields.insert("below".into(), json!([page_card()]));
    agree::<Page>(page);
}

#[test]
fn the_site() {
    let way = json!({"title": words(), "text": words(), "href": "site:/news/"});
    let action = json!({"title": words(), "href": "site:/join/"});
    let names = json!({"title": words(), "names": [{"name": "N", "href": "https://example.org/", "image": picture()}]});
    let file = json!({"file": "data/v1/x.json", "bytes": 123_456});
    agree::<Site>(json!({
        "format": 1, "program": "p", "generation": "g", "name": words(), "short_name": words(), "tagline": words(),
        "url": "https://news.example.org/", "languages": [{"code": "en", "name": "English"}],
        "content_languages": [{"code": "qu", "name": "Quechua"}], "time_zone": "UTC", "since": 1983,
        "country": {"code": "PE", "name": words()},
        "contact": {"name": words(), "email": "office@example.org", "telephone": "1", "address": words()},
        "licence": "CC-BY-4.0", "kinds": [{"id": "news", "name": words()}],
        "navigation": [{"title": words(), "href": "site:/news/"}],
        "home": {
            "mission": words(), "ways_in": [way], "notice": way, "latest": 6,
            "appeal": {"title": words(), "text": words(), "href": "site:/support/", "button": words()},
            "signup": "newsletter", "patrons": names, "sponsors": names,
        },
        "panels": [{"title": words(), "text": words(), "href": "site:/a/", "points": [words()], "action": action}],
        "footer": {"text": words(), "links": [{"title": words(), "href": "site:/privacy/"}]},
        "topics": [{"id": "mining", "name": words(), "description": words(), "aliases": ["x"]}],
        "regions": [{
            "id": "cusco", "name": words(), "code": "PE-CUS", "description": words(), "aliases": ["Cuzco"],
            "places": ["Espinar"], "grid": [5, 7],
        }],
        "series": [{
            "id": "update", "name": words(), "description": words(), "aliases": [], "numbered": "issues", "issues": file,
        }],
        "forms": [{
            "id": "newsletter", "title": words(), "text": words(), "action": "https://example.org/", "method": "post",
            "fields": [{"name": "E", "label": words(), "type": "select", "required": true, "options": [["a", words()]]}],
            "hidden": [["list", "7"]], "button": words(), "privacy": way,
        }],
        "key_issues": [page_card()], "translated": [["/a/", "es", "/es/a/"]],
        "roots": {"facets": file, "newest": file, "cards": file, "pages": file, "search": file},
    }));
}
