//! Export files that are cut short, damaged or hostile: what is whole comes, and the rest is told.

use std::fs;
use std::path::Path;

use chasqui::publish::import::wordpress::Export;
use chasqui::publish::import::{Body, Found, Source};
use proptest::prelude::*;

use crate::bench::{Bench, sample};

/// Everything that an export file has, in short; or why it has nothing.
fn found(file: &Path) -> Result<Vec<Found>, String> {
    let mut all = Vec::new();
    let read = Export::new(file.to_owned(), None).read(&mut |found| {
        all.push(found);
        Ok(())
    });
    read.map(|()| all).map_err(|error| error.to_string())
}

fn titles(all: &[Found]) -> Vec<String> {
    let title = |found: &Found| match found {
        Found::Item(item) if item.notes.iter().all(|note| !note.what.contains("broken")) => {
            Some(item.title.clone())
        }
        _ => None,
    };
    all.iter().filter_map(title).collect()
}

#[test]
fn cut_anywhere_whole_items_before_the_cut_come() {
    let bench = Bench::new();
    for name in ["classic-1.0.xml", "translated-1.1.xml", "blocks-1.2.xml"] {
        let bytes = fs::read(sample(name)).unwrap();
        let whole = titles(&found(&sample(name)).unwrap());
        let text = String::from_utf8(bytes.clone()).unwrap();
        for cut in (0..bytes.len()).step_by(83) {
            let file = bench.write("cut.xml", &bytes[..cut]);
            let ends = text.match_indices("</item>").filter(|(at, _)| at + 7 <= cut).count();
            let Ok(all) = found(&file) else {
                assert_eq!(ends, 0, "{name} {cut}");
                continue;
            };
            let come = titles(&all);
            assert_eq!(come, whole[..come.len()], "{name} {cut}");
            let items = all.iter().filter(|found| match found {
                Found::Item(_) => true,
                Found::Skipped(skipped) => {
                    skipped.why != "comments of readers" && !skipped.why.contains("cuts off")
                }
                _ => false,
            });
            assert_eq!(items.count(), ends, "{name} {cut}");
        }
    }
}

#[test]
fn a_cut_file_is_imported_as_far_as_it_goes() {
    let bench = Bench::new();
    let text = fs::read_to_string(sample("classic-1.0.xml")).unwrap();
    let cut = text.find("A closing word").unwrap();
    let report = bench.done(&bench.write("cut.xml", &text[..cut]));
    assert_eq!((report.read, report.written), (2, 1));
    assert!(report.whole().contains("The ford"), "{}", report.whole());
    assert!(report.whole().contains("the file is cut off"), "{}", report.whole());
    bench.checks();
}

#[test]
fn other_files_are_refused_with_a_word_on_what_to_do() {
    let bench = Bench::new();
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;</title></item>";
    for (bytes, told) in [
        (bomb.as_bytes(), "entities of its own"),
        (b"PK\x03\x04".as_slice(), "ZIP"),
        (b"<!DOCTYPE html><html><body>Sign in", "it is a page"),
        (b"", "no export"),
        (b"\xff\xd8\xff\xe0 a picture", "no export"),
    ] {
        let error = found(&bench.write("export.xml", bytes)).unwrap_err();
        assert!(error.contains(told) && error.contains("export"), "{error}");
    }
    assert!(found(&bench.path().join("none.xml")).is_err());
}

#[test]
fn control_characters_and_other_encodings_are_mended() {
    let bench = Bench::new();
    let text = fs::read_to_string(sample("translated-1.1.xml")).unwrap();
    let broken = text.replace("Solís", "Sol\u{1}ís\u{0}").replace("Llegó", "Lleg\u{8}ó");
    let report = bench.done(&bench.write("export.xml", &broken));
    assert_eq!(report.written, 7);
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let read = found(&bench.write("latin.xml", latin)).unwrap();
    let body = read.iter().find_map(|found| match found {
        Found::Item(item) if item.title == "Agua para el valle" => Some(item.body.clone()),
        _ => None,
    });
    assert_eq!(body, Some(Body::Html("<p>Llegó el agua.\n</p>\n".into())));
    bench.checks();
}

#[test]
fn a_text_that_never_ends_is_not_kept_in_memory() {
    // Fifty megabytes that claim to be one item; the next item comes all the same.
    let bench = Bench::new();
    let head = "<rss><channel><title>x</title><link>https://old.example.org</link>";
    let mut bytes = format!("{head}<item><title>Endless</title><content:encoded><![CDATA[").into_bytes();
    bytes.resize(bytes.len() + (50 << 20), b'x');
    bytes.extend(b"]]></content:encoded></item><item><title>Next</title><wp:post_id>2</wp:post_id><content:encoded>y</content:encoded></item>");
    let all = found(&bench.write("export.xml", bytes)).unwrap();
    assert_eq!(titles(&all), ["Next"]);
    assert!(all.iter().any(
        |found| matches!(found, Found::Skipped(skipped) if skipped.what == "Endless" && skipped.counts)
    ));
}

#[test]
fn two_items_of_one_address_and_a_circle() {
    let bench = Bench::new();
    let item = |id: u32, more: &str| {
        format!(
            "<item><title>Same</title><link>https://old.example.org/same/</link><wp:post_id>{id}</wp:post_id>\
             <wp:post_date>2010-01-01 00:00:00</wp:post_date><wp:post_name>same</wp:post_name>\
             <content:encoded>Text {id} <![CDATA[<a href=\"/same/\">same</a>]]></content:encoded>{more}</item>"
        )
    };
    let meta = |of: u32| {
        format!(
            "<wp:postmeta><wp:meta_key>_icl_lang_duplicate_of</wp:meta_key><wp:meta_value>{of}</wp:meta_value></wp:postmeta>"
        )
    };
    let text = format!(
        "<rss><channel><title>x</title><link>https://old.example.org</link>{}{}{}</channel></rss>",
        item(1, &meta(2)),
        item(2, &meta(1)),
        item(2, "")
    );
    let report = bench.done(&bench.write("export.xml", text));
    assert_eq!((report.read, report.written), (3, 2));
    assert_eq!(report.skipped.get("the same item again"), Some(&1));
    assert!(report.whole().contains("an old address that is another's too"));
    bench.checks();
}

#[test]
fn hostile_html_is_harmless() {
    let bench = Bench::new();
    let html = "<img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">a</a><a href=\"data:text/html,x\">b</a>\
                <iframe src=\"javascript:alert(1)\"></iframe><svg onload=alert(1)><p style=\"x\" onclick=\"y\">words\
                <object data=\"javascript:1\"></object><form action=\"javascript:2\"><button>go</button></form>\
                <img src=\"file:///etc/passwd\"><a href=\"//evil.example.org/\\\" onmouseover=x\">c</a>\
                &lt;script&gt;alert(2)&lt;/script&gt; --- {{x}} <b>**</b>";
    let text = format!(
        "<rss><channel><title>x</title><link>https://old.example.org</link><item><title>T --- \"]: }}</title><wp:post_id>1</wp:post_id>\
         <content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>"
    );
    bench.done(&bench.write("export.xml", text));
    bench.checks();
    let (newsroom, _) = chasqui::publish::content::load(&bench.options.content, &Default::default());
    let body = &newsroom.unwrap().articles[0].body.html;
    for bad in ["javascript:", "onerror", "onclick", "<script", "<svg", "<iframe", "file:", "data:"] {
        assert!(!body.contains(bad), "{bad}: {body}");
    }
    assert!(body.contains("&lt;script&gt;alert(2)&lt;/script&gt;") && body.contains("words"), "{body}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes are changed, nothing panics, and items far from the damage come.
    #[test]
    fn flipped_bytes_spoil_their_own_item_only(changes in prop::collection::vec((0usize..100_000, any::<u8>()), 1..6)) {
        let bench = Bench::new();
        let mut bytes = fs::read(sample("translated-1.1.xml")).unwrap();
        let length = bytes.len();
        for (at, byte) in &changes {
            bytes[at % length] = *byte;
        }
        if let Ok(all) = found(&bench.write("export.xml", bytes)) {
            let items = all.iter().filter(|found| matches!(found, Found::Item(_))).count();
            prop_assert!(items + 2 * changes.len() >= 7, "{items}");
        }
    }
}
