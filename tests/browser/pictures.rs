//! Pictures: no larger than the screen, nothing moves when they come, none before it is asked for where a reader wants
//! that, and kept with what is kept and saved.

use std::fs;

use image::{ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

use crate::harness::{Key, Page, Setup, Site};
use crate::offline::{all_kept, ask, in_caches, project, stock};
use crate::sights::how_many;

const ARTICLE: &str = "/news/2020/02/hills/";

/// A drawn landscape: sky over hills.
fn landscape(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let hill = height / 2 + (x * 7 % (height / 5 + 1)) / 3;
        let grain = u8::try_from((x * 31 + y * 17 + x * y % 13) % 32).unwrap();
        if y < hill { Rgb([110 + grain, 150 + grain, 220]) } else { Rgb([90 + grain, 110 + grain, 40]) }
    })
}

/// A site with one article, a picture over it and one far down in its text.
fn site() -> (TempDir, Site) {
    let place = tempfile::tempdir().expect("a folder");
    let content = place.path().join("content");
    fs::create_dir_all(content.join("news")).unwrap();
    fs::create_dir_all(content.join("media")).unwrap();
    let site = "name: The Hills\nlanguages: [en, es]\nhome: {mission: News}\n";
    fs::write(content.join("site.yaml"), site).unwrap();
    let text = "A line of text.\n\n".repeat(60);
    let article = format!(
        "---\ntitle: Hills\ndate: 2020-02-02\nimage: {{file: media/hills.jpg, alt: Green hills}}\n---\n{text}\
         ![A wide plain](media/plain.jpg)\n\nThe last line.\n"
    );
    fs::write(content.join("news/hills.md"), article).unwrap();
    for (name, width, height) in [("hills", 1800, 1000), ("plain", 1300, 500)] {
        let file = content.join(format!("media/{name}.jpg"));
        landscape(width, height).save_with_format(file, ImageFormat::Jpeg).unwrap();
    }
    let options = chasqui::publish::build::BuildOptions {
        content,
        app: Some(project("target/app")),
        out: place.path().join("dist"),
        ..Default::default()
    };
    chasqui::publish::build::build(&options, chasqui::publish::build::Progress::Silent).expect("a site");
    let site = Site::of(&options.out, "/");
    (place, site)
}

/// The name of the file that the first picture shows, once it is there.
fn shown(page: &Page) -> String {
    page.until("the picture is there", || {
        let name = page.script(
            "const image = document.querySelector('.picture img');
             return image?.complete && image.naturalWidth > 0 ? image.currentSrc.split('/').at(-1) : null",
        );
        name.as_str().map(str::to_owned)
    })
}

/// The pictures that were asked for.
fn asked(site: &Site) -> Vec<String> {
    let is_picture =
        |path: &String| path.contains("/pictures/") && path.ends_with(".webp") || path.contains("media/");
    site.asked().into_iter().filter(is_picture).collect()
}

#[test]
fn a_picture_is_no_larger_than_the_screen_and_moves_nothing() {
    let (_place, site) = site();
    for (setup, width) in [(Setup::phone(), "-400."), (Setup::desk(), "-800.")] {
        let page = Page::new(&site, &setup);
        site.forget();
        page.open(ARTICLE).ready();
        let file = shown(&page);
        assert!(file.starts_with("hills-") && file.contains(width), "{file}");
        let pictures = asked(&site);
        assert!(pictures.iter().all(|path| path.ends_with(&file)), "{pictures:?}");
        page.stands_still(f64::EPSILON).fits_its_width().axe_clean();
        // The program shows the same from its data.
        page.open("/").ready();
        let lead = shown(&page);
        assert!(lead.starts_with("hills-"), "{lead}");
        page.click_link("Hills").ready().see("The last line.");
        assert!(shown(&page).contains(width));
    }
    // Without scripts as well, and on paper.
    for setup in [Setup::phone().without_scripts(), Setup::phone().print()] {
        let page = Page::new(&site, &setup);
        site.forget();
        page.open(ARTICLE).see("The last line.");
        page.until("it was asked for", || {
            asked(&site).iter().any(|path| path.contains("hills-") && path.contains("-400.")).then_some(())
        });
    }
}

#[test]
fn with_less_data_no_picture_comes_before_it_is_asked_for() {
    let (_place, site) = site();
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/").ready();
    page.script("localStorage.setItem('chasqui:/:less', '1')");
    site.forget();
    page.open(ARTICLE);
    page.until("there is a control", || (how_many(&page, ".picture-ask button") == 3).then_some(()));
    page.painted().axe_clean().fits_its_width().stands_still(0.01);
    page.script("scrollTo(0, document.body.scrollHeight)");
    page.painted();
    assert_eq!(asked(&site), Vec::<String>::new());
    // The control says what it weighs, and which picture it shows.
    let told = page.script("return document.querySelector('.picture-ask button').getAttribute('aria-label')");
    let told = told.as_str().unwrap_or_default();
    assert!(told.starts_with("Show picture (") && told.ends_with(" kB): Green hills"), "{told}");
    let place = "return document.querySelector('.picture').getBoundingClientRect().height";
    let before = page.script(place);
    page.script("document.querySelector('.picture-ask button').focus()");
    page.press(Key::Enter);
    let file = shown(&page);
    assert!(file.starts_with("hills-") && file.contains("-400."), "{file}");
    // A copy's height is rounded to whole dots, so its proportions differ by less than one.
    let (before, after) =
        (before.as_f64().unwrap_or_default(), page.script(place).as_f64().unwrap_or_default());
    assert!(before > 100.0 && (after - before).abs() < 0.5, "its place was kept: {before}, then {after}");
    let focused = page.script("return document.activeElement.alt");
    assert_eq!(focused.as_str(), Some("Green hills"), "the focus is not lost with the control");
    let pictures = asked(&site);
    assert!(pictures.len() == 1 && pictures[0].ends_with(&file), "{pictures:?}");
    // The weight that was said is the file's own.
    let bytes = fs::metadata(site.folder().join("data/v1/pictures").join(&file)).unwrap().len();
    assert!(told.contains(&format!("({} kB)", (bytes + 500) / 1000)), "{told} of {bytes}");
    // In the reader's language, and one control for all; by somebody who has no picture yet.
    let page = Page::new(&site, &Setup::phone());
    page.open("/news/").ready();
    page.script("localStorage.setItem('chasqui:/:less', '1')");
    page.open("/es/").see("Hills");
    page.until("there is a control", || (how_many(&page, ".picture-ask button") == 1).then_some(()));
    page.see("Mostrar la imagen (");
    page.open(ARTICLE);
    page.until("there is a control", || (how_many(&page, ".picture-all") == 1).then_some(()));
    page.script("document.querySelector('.picture-all').click()");
    page.until("both are there", || {
        let all = page.script(
            "scrollTo(0, document.body.scrollHeight);
             return [...document.querySelectorAll('.picture img')].every((it) => it.complete && it.naturalWidth > 0)",
        );
        all.as_bool().filter(|all| *all)
    });
    assert_eq!(how_many(&page, ".picture-ask"), 0);
}

#[test]
fn pictures_are_kept_with_what_is_kept_and_saved() {
    let (_place, mut site) = site();
    let page = Page::new(&site, &Setup::phone().keeping());
    page.open("/news/").ready();
    all_kept(&page);
    assert_eq!(in_caches(&page, "/pictures/"), Vec::<String>::new(), "none unasked");
    let about = ask(&page, "{ type: 'about', width: 360 }");
    let said = about["shares"][0]["pictures"].as_u64().unwrap();
    ask(&page, "{ type: 'wish', wish: { kind: 'all', id: '' }, drop: false, sparing: false, width: 360 }");
    page.until("they are kept", || (in_caches(&page, "/pictures/").len() == 2).then_some(()));
    let kept = in_caches(&page, "/pictures/");
    assert!(kept.iter().all(|name| name.contains("-400.")), "one of each, for this screen: {kept:?}");
    page.until("their weight is known", || {
        let about = ask(&page, "{ type: 'about', width: 360 }");
        (about["pictures"]["bytes"].as_u64() == Some(said)).then_some(())
    });
    assert!(stock(&page).is_some());
    page.open("/offline/").ready().see("With 2 pictures, ").see(" of it pictures");
    // Saved: one of each, in a cache that is not swept.
    page.open(ARTICLE).ready().click("button", "Save: Hills");
    page.until("they are saved", || {
        (in_caches(&page, "/pictures/").iter().filter(|it| it.starts_with("chasqui:/:pictures ")).count()
            == 2)
            .then_some(())
    });
    ask(&page, "{ type: 'wish', wish: { kind: 'all', id: '' }, drop: true }");
    page.until("those of the wish are gone", || {
        in_caches(&page, "/pictures/").iter().all(|it| it.starts_with("chasqui:/:pictures ")).then_some(())
    });
    site.stop();
    // A wider one may be asked for without a line: the one that is there takes its place.
    page.open(ARTICLE).ready().see("The last line.");
    assert!(shown(&page).starts_with("hills-"));
    let wide = page.script_async(
        "const done = arguments[arguments.length - 1];
         const source = document.querySelector('.picture source');
         const file = source.srcset.split(', ').at(-1).split(' ')[0];
         fetch(file).then((it) => it.blob()).then((it) => done(it.type), () => done('none'))",
    );
    assert_eq!(wide.as_str(), Some("image/webp"));
}
