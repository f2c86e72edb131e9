//! The written site under bad luck: crashes, foreign folders, failing disks, several builds.

use super::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

mod again;

/// Every file below `folder` with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (inside, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Names in `folder`.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A build of one page and one hashed file.
fn build(out: &Path, text: &str, keep: usize) -> Report {
    let staging = Staging::new(out).unwrap();
    staging.write("index.html", format!("<h1>{text}</h1>")).unwrap();
    staging.write_hashed("data/v1/cards", "json", text).unwrap();
    staging.commit(keep).unwrap()
}

fn hashed(text: &str) -> String {
    format!("data/v1/cards.{}.json", short_hash(text.as_bytes()))
}

#[test]
fn a_site_appears_whole_and_leaves_nothing_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("deep/dist");
    let staging = Staging::new(&out).unwrap();
    staging.write("news/index.html", "news").unwrap();
    staging.write("news/index.html", "news").unwrap();
    assert!(!out.exists());
    let report = staging.commit(3).unwrap();
    assert_eq!(report, Report { files: 1, bytes: 4, unchanged: 0, kept: 0 });
    assert_eq!(names(&out), [MARKER, "news"]);
    assert_eq!(names(out.parent().unwrap()), ["dist"]);
}

#[test]
fn a_build_given_up_leaves_the_old_site() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    build(&out, "one", 3);
    let before = tree(&out);
    let staging = Staging::new(&out).unwrap();
    staging.write("index.html", "half").unwrap();
    drop(staging);
    assert_eq!(tree(&out), before);
    assert_eq!(names(place.path()), ["dist"]);
}

#[test]
fn foreign_folders_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("holiday");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("picture.jpg"), "mine").unwrap();
    assert!(matches!(Staging::new(&out), Err(OutputError::Foreign(_))));
    // A file that only has our marker's name is none of ours.
    fs::write(out.join(MARKER), "shopping list").unwrap();
    assert!(matches!(Staging::new(&out), Err(OutputError::Foreign(_))));
    fs::write(out.join(MARKER), "chasqui output 99\n").unwrap();
    assert!(matches!(Staging::new(&out), Err(OutputError::UnknownFormat { .. })));
    assert_eq!(fs::read(out.join("picture.jpg")).unwrap(), b"mine");
    assert!(matches!(Staging::new(&out.join("picture.jpg")), Err(OutputError::NotAFolder(_))));
    assert!(matches!(Staging::new(Path::new("/")), Err(OutputError::NotAFolder(_))));
    // An empty folder is free to take.
    let empty = place.path().join("empty");
    fs::create_dir(&empty).unwrap();
    build(&empty, "one", 3);
    assert_eq!(names(place.path()), ["empty", "holiday"]);
}

#[test]
fn folders_beside_that_only_bear_our_names_are_refused() {
    for name in [".dist.chasqui-new", ".dist.chasqui-old"] {
        let place = tempfile::tempdir().unwrap();
        let beside = place.path().join(name);
        fs::create_dir(&beside).unwrap();
        fs::write(beside.join("thesis.txt"), "years").unwrap();
        assert!(matches!(Staging::new(&place.path().join("dist")), Err(OutputError::Foreign(_))), "{name}");
        assert!(beside.join("thesis.txt").exists());
    }
}

#[test]
fn a_crash_is_put_right_by_the_next_build() {
    // What lies there after the crash (a site of which text) -> what stands after a build that is opened and dropped.
    for (found, stands) in [
        (&[(".dist.chasqui-new", "new")][..], None),
        (&[("dist", "site"), (".dist.chasqui-new", "new")], Some("site")),
        (&[(".dist.chasqui-old", "old"), (".dist.chasqui-new", "new")], Some("old")),
        (&[("dist", "site"), (".dist.chasqui-old", "old")], Some("site")),
        (&[(".dist.chasqui-old", "old")], Some("old")),
    ] {
        let place = tempfile::tempdir().unwrap();
        for (name, text) in found {
            build(&place.path().join(name), text, 3);
        }
        drop(Staging::new(&place.path().join("dist")).unwrap());
        match stands {
            None => assert_eq!(names(place.path()), [""; 0], "{found:?}"),
            Some(text) => {
                assert_eq!(names(place.path()), ["dist"], "{found:?}");
                let page = fs::read_to_string(place.path().join("dist/index.html")).unwrap();
                assert_eq!(page, format!("<h1>{text}</h1>"), "{found:?}");
            }
        }
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    let first = Staging::new(&out).unwrap();
    assert!(matches!(Staging::new(&out), Err(OutputError::Busy(_))));
    first.write("index.html", "first").unwrap();
    first.commit(3).unwrap();
    assert!(Staging::new(&out).is_ok());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let make = |name: &str, backwards: bool| {
        let out = place.path().join(name);
        let staging = Staging::new(&out).unwrap();
        let mut numbers: Vec<u32> = (0..200).collect();
        if backwards {
            numbers.reverse();
        }
        rayon::prelude::ParallelIterator::for_each(
            rayon::prelude::IntoParallelIterator::into_par_iter(numbers),
            |n| {
                let text = format!("<p>{}</p>", format!("article {n} ").repeat(40));
                staging.write(&format!("news/{n}/index.html"), &text).unwrap();
                staging.write_hashed(&format!("data/v1/articles/{n}"), "json", &text).unwrap();
            },
        );
        staging
            .precompress(
                Precompress::All,
                |path| if path.starts_with("data/") { Warmth::Hot } else { Warmth::Cold },
            )
            .unwrap();
        staging.commit(3).unwrap();
        tree(&out)
    };
    let first = make("one", false);
    assert_eq!(first.len(), 200 * 2 * 3 + 1);
    assert!(first == make("two", true), "two builds of one input differ");
}

#[test]
fn one_path_holds_one_content() {
    let place = tempfile::tempdir().unwrap();
    let staging = Staging::new(&place.path().join("dist")).unwrap();
    staging.write("a/index.html", "one").unwrap();
    assert!(matches!(staging.write("a/index.html", "two"), Err(OutputError::Collision(_))));
    for bad in ["../a", "/a", "", "a/../b", MARKER] {
        assert!(matches!(staging.write(bad, "x"), Err(OutputError::BadPath(_))), "{bad:?}");
    }
    assert!(!place.path().join("a").exists());
}

#[test]
fn a_flipped_byte_is_found_and_the_old_site_stays() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    build(&out, "one", 3);
    let before = tree(&out);
    for spoil in [&b"tvo"[..], b"tw", b""] {
        let staging = Staging::new(&out).unwrap();
        staging.write("index.html", "two").unwrap();
        fs::write(staging.folder().join("index.html"), spoil).unwrap();
        assert!(matches!(staging.commit(3), Err(OutputError::ReadBack(path)) if path == "index.html"));
        assert!(tree(&out) == before);
    }
    let staging = Staging::new(&out).unwrap();
    staging.write("index.html", "two").unwrap();
    fs::remove_file(staging.folder().join("index.html")).unwrap();
    assert!(matches!(staging.commit(3), Err(OutputError::Io { .. })));
    assert!(tree(&out) == before);
    assert_eq!(names(place.path()), ["dist"]);
}

#[test]
fn files_of_earlier_builds_stay_for_a_while() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    // Each build's text -> the texts whose hashed files lie there afterwards, with `keep` 2.
    for (text, there) in [
        ("a", "a"),
        ("b", "ab"),
        ("b", "ab"),
        ("b", "ab"),
        ("c", "abc"),
        ("d", "bcd"),
        ("b", "bcd"),
        ("e", "bde"),
    ] {
        let report = build(&out, text, 2);
        assert_eq!(report.kept, there.len() - 1, "{text}");
        for one in ["a", "b", "c", "d", "e"] {
            assert_eq!(out.join(hashed(one)).exists(), there.contains(one), "{one} after {text}");
        }
    }
    let report = build(&out, "e", 0);
    assert_eq!((report.kept, report.unchanged), (0, 2));
}

#[test]
fn what_is_taken_back_does_not_stay() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    let make = |text: &str, forgets: bool| {
        let staging = Staging::new(&out).unwrap();
        if forgets {
            staging.forget("data/v1/articles/a");
        }
        staging.write_hashed("data/v1/articles/a", "json", text).unwrap();
        staging.write_hashed("data/v1/cards", "json", format!("card of {text}")).unwrap();
        staging.commit(3).unwrap()
    };
    make("a name in danger", false);
    assert_eq!(make("a note", true).kept, 0);
    assert!(!out.join(hashed("card of a name in danger")).exists());
    assert!(out.join(hashed("card of a note")).exists());
    // Still withdrawn, and nothing is left of it: others' data stays as ever.
    let staging = Staging::new(&out).unwrap();
    staging.forget("data/v1/articles/a");
    staging.write_hashed("data/v1/articles/a", "json", "a note").unwrap();
    assert_eq!(staging.commit(3).unwrap().kept, 1);
}

#[test]
fn a_file_that_did_not_change_keeps_its_time() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let make = |page: &str| {
        let staging = Staging::new(&out).unwrap();
        staging.write("index.html", page).unwrap();
        staging.write("about/index.html", "about").unwrap();
        staging.commit(3).unwrap()
    };
    make("one");
    for page in ["index.html", "about/index.html"] {
        fs::File::options().append(true).open(out.join(page)).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(make("two").unchanged, 1);
    let time = |page: &str| fs::metadata(out.join(page)).unwrap().modified().unwrap();
    assert_eq!(time("about/index.html"), long_ago);
    assert_ne!(time("index.html"), long_ago);
}

#[test]
fn a_repository_in_the_folder_outlives_the_swap() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    build(&out, "one", 3);
    fs::create_dir(out.join(".git")).unwrap();
    fs::write(out.join(".git/HEAD"), "ref: refs/heads/pages").unwrap();
    build(&out, "two", 3);
    assert!(out.join(".git/HEAD").exists());
    // The crash fell after the swap, before the repository moved over.
    build(&place.path().join(".dist.chasqui-old"), "one", 3);
    fs::rename(out.join(".git"), place.path().join(".dist.chasqui-old/.git")).unwrap();
    drop(Staging::new(&out).unwrap());
    assert!(out.join(".git/HEAD").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_stays_a_link() {
    let place = tempfile::tempdir().unwrap();
    let (real, link) = (place.path().join("www"), place.path().join("dist"));
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    build(&link, "one", 3);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(real.join("index.html").exists());
}

#[test]
fn copies_are_made_where_they_pay() {
    use std::io::Read;
    let text = "a line of the news, and another line of the news\n".repeat(40);
    for (mode, hot_copied, rest_copied) in
        [(Precompress::None, false, false), (Precompress::Hot, true, false), (Precompress::All, true, true)]
    {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("dist");
        let staging = Staging::new(&out).unwrap();
        for path in ["app/start.js", "news/index.html", "picture.PNG", "facets.bin"] {
            staging.write(path, &text).unwrap();
        }
        staging.write("short.txt", "a".repeat(199)).unwrap();
        // Nothing to win: the bytes of a hash's stream are noise.
        let mut noise = [0; 4096];
        blake3::Hasher::new().finalize_xof().fill(&mut noise);
        staging.write("noise.dat", noise).unwrap();
        let report = staging
            .precompress(mode, |path| if path.starts_with("app/") { Warmth::Warm } else { Warmth::Cold })
            .unwrap();
        staging.commit(3).unwrap();
        for (path, copied) in [
            ("app/start.js", hot_copied),
            ("news/index.html", rest_copied),
            ("picture.PNG", false),
            ("facets.bin", false),
            ("short.txt", false),
            ("noise.dat", false),
        ] {
            for ending in ["br", "gz"] {
                assert_eq!(out.join(format!("{path}.{ending}")).exists(), copied, "{mode:?} {path}.{ending}");
            }
        }
        assert_eq!(report.copies, 2 * (usize::from(hot_copied) + usize::from(rest_copied)));
        if hot_copied {
            let mut plain = String::new();
            let file = fs::File::open(out.join("app/start.js.gz")).unwrap();
            flate2::read::GzDecoder::new(file).read_to_string(&mut plain).unwrap();
            assert_eq!(plain, text);
            let mut plain = Vec::new();
            let file = fs::read(out.join("app/start.js.br")).unwrap();
            brotli::BrotliDecompress(&mut &*file, &mut plain).unwrap();
            assert_eq!(plain, text.as_bytes());
        }
    }
}

/// The hash of a program, for tests.
const PROGRAM: Fingerprint = [7; 32];
