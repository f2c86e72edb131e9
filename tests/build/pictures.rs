//! Pictures: every copy that a page or a document offers is there, as wide and as heavy as it says; a build again makes
//! none again; a broken picture is told.

use std::collections::BTreeSet;
use std::fs;

use chasqui::model::{Article, Newest, Picture, Site};
use image::{ImageFormat, Rgb, RgbImage};

use super::fixture::{Bench, Files, html_pages, text};
use super::html::starts;

/// A drawn landscape: sky over hills.
fn landscape(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let hill = height / 2 + (x * 7 % (height / 5 + 1)) / 3;
        let grain = u8::try_from((x * 31 + y * 17 + x * y % 13) % 32).unwrap();
        if y < hill { Rgb([110 + grain, 150 + grain, 220]) } else { Rgb([90 + grain, 110 + grain, 40]) }
    })
}

/// A newsroom with a picture over an article and two in its text, one of them in raw HTML.
fn bench() -> Bench {
    let bench = Bench::empty();
    bench.write("site.yaml", "name: The Hills\nlanguages: [en]\nhome: {mission: News}\n");
    bench.write(
        "news/hills.md",
        "---\ntitle: Hills\ndate: 2020-02-02\nimage: {file: media/hills.jpg, alt: Hills}\n---\nText.\n\n\
         ![A chart](<media/el dibujo & más.png>)\n\n<img src=\"media/hills.jpg\" alt=\"1 > 0\">\n",
    );
    let media = bench.options.content.join("media");
    fs::create_dir_all(&media).unwrap();
    landscape(1300, 700).save_with_format(media.join("hills.jpg"), ImageFormat::Jpeg).unwrap();
    landscape(900, 500).save_with_format(media.join("el dibujo & más.png"), ImageFormat::Png).unwrap();
    bench
}

fn all_there(files: &Files, picture: &Picture) {
    assert!(!picture.sizes.is_empty(), "{picture:?}");
    for size in &picture.sizes {
        assert_eq!(files[&size.file].len() as u64, size.bytes);
        assert!(size.bytes < picture.bytes.unwrap() && size.width <= picture.width);
    }
    for other in picture.fallback.iter().chain([&picture.file]) {
        assert!(files.contains_key(other), "{other}");
    }
}

fn article(files: &Files) -> Article {
    let path = files.keys().find(|path| path.starts_with("data/v1/articles/")).unwrap();
    serde_json::from_str(text(files, path)).unwrap()
}

#[test]
fn every_copy_that_is_offered_is_there() {
    let files = bench().build();
    let mut offered = BTreeSet::new();
    let mut pictures = 0;
    for (path, page) in html_pages(&files) {
        let starts = starts(path, page);
        pictures += starts.iter().filter(|start| start.name == "img").count();
        for source in starts.iter().filter(|start| start.name == "source") {
            assert_eq!(source.get("type"), Some("image/webp"), "{path}");
            let bytes: Vec<&str> = source.get("data-bytes").unwrap().split(' ').collect();
            let candidates: Vec<&str> = source.get("srcset").unwrap().split(", ").collect();
            assert_eq!(bytes.len(), candidates.len());
            for (candidate, bytes) in candidates.iter().zip(bytes) {
                let (reference, width) = candidate.split_once(' ').unwrap();
                let file = reference.trim_start_matches("./").trim_start_matches("../");
                assert!(files.contains_key(file), "{path}: {file}");
                let made = image::load_from_memory_with_format(&files[file], ImageFormat::WebP).unwrap();
                assert_eq!(format!("{}w", made.width()), width, "{path}: {file}");
                assert_eq!(files[file].len().to_string(), bytes, "{path}: {file}");
                offered.insert(file.to_owned());
            }
        }
    }
    assert_eq!(pictures, 4, "on the front page one, in the article three");
    let made: BTreeSet<String> = files.keys().filter(|path| path.ends_with(".webp")).cloned().collect();
    assert_eq!(offered, made, "what nobody offers need not be made");
    assert!(files.contains_key("media/hills.jpg"), "the original stays where it was");
}

#[test]
fn documents_say_what_is_there_and_lists_stay_small() {
    let files = bench().build();
    let published = article(&files);
    all_there(&files, &published.image.as_ref().unwrap().picture);
    assert_eq!(published.image.unwrap().picture.color.as_deref(), Some("#798"));
    let site: Site = serde_json::from_str(text(&files, "data/v1/site.json")).unwrap();
    let newest: Newest = serde_json::from_str(text(&files, &site.roots.newest.file)).unwrap();
    all_there(&files, newest.cards[0].image.as_ref().unwrap());
    let shard = files.keys().find(|path| path.starts_with("data/v1/cards/")).unwrap();
    assert!(!text(&files, shard).contains(".webp"), "lists show no pictures");
}

#[test]
fn the_pictures_of_a_text_stand_in_its_page_as_in_its_data() {
    let files = bench().build();
    let body = article(&files).body;
    assert_eq!(body.matches("<picture><source ").count(), 2, "{body}");
    assert!(body.contains("src=\"site:/media/el%20dibujo%20&amp;%20m%C3%A1s.png\""), "{body}");
    let page = text(&files, "news/2020/02/hills/index.html");
    assert!(page.contains(&body.replace("site:/", "../../../../")));
}

#[test]
fn a_build_again_makes_no_copy_again() {
    let mut bench = bench();
    bench.try_build().unwrap();
    let first = bench.files();
    // What the notes say is taken over as long as the copies are there: so they are not made again.
    let notes = bench.path().join(".dist.chasqui-pictures");
    let said = fs::read_to_string(&notes).unwrap();
    assert!(said.contains("#798"));
    fs::write(&notes, said.replace("#798", "#123")).unwrap();
    bench.try_build().unwrap();
    assert_eq!(article_now(&bench), "#123");
    // A copy that is lost or damaged is made again, and with it all that is known of its picture.
    let copy = first.keys().find(|path| path.contains("/hills-") && path.contains("-400.")).unwrap();
    fs::write(bench.options.out.join(copy), "damaged").unwrap();
    bench.try_build().unwrap();
    assert_eq!(article_now(&bench), "#798");
    assert_eq!(bench.files()[copy], first[copy]);
    fs::write(&notes, said.replace("#798", "#123")).unwrap();
    bench.options.fresh = true;
    bench.try_build().unwrap();
    assert_eq!(article_now(&bench), "#798", "--fresh takes nothing over");
}

/// The colour of the picture over the article in the site as it is now, as its page has it.
fn article_now(bench: &Bench) -> String {
    let page = fs::read_to_string(bench.options.out.join("news/2020/02/hills/index.html")).unwrap();
    let (_, figure) = page.split_once("<figure>").unwrap();
    let (_, class) = figure.split_once("class=\"hue ").unwrap();
    let digits = class.split('"').next().unwrap().split(' ').take(3).map(|part| &part[1..]);
    format!("#{}", digits.collect::<String>())
}

#[test]
fn a_broken_picture_is_told_by_its_name() {
    let bench = bench();
    let path = bench.options.content.join("media/hills.jpg");
    let mut png = Vec::new();
    landscape(600, 300).write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).unwrap();
    // Whole as a file, its sums right: only who looks at the dots can see that they are none.
    let (start, length) = (41, u32::from_be_bytes(png[33..37].try_into().unwrap()) as usize);
    png[start + 10..start + length].fill(0xaa);
    let mut sum = flate2::Crc::new();
    sum.update(&png[37..start + length]);
    png[start + length..start + length + 4].copy_from_slice(&sum.sum().to_be_bytes());
    fs::write(&path, &png).unwrap();
    let error = bench.try_build().unwrap_err();
    assert!(error.is_of_content());
    let said = error.to_string();
    assert!(
        said.starts_with("media/hills.jpg: the picture is damaged: its dots cannot be read; open"),
        "{said}"
    );
}
