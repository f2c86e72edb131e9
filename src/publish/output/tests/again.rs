//! A build after a build: what is new is written, the rest is left, and a machine that stops in between does no harm.

use super::*;

#[test]
fn a_build_again_writes_what_is_new_and_leaves_the_rest() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    let write = |staging: &Staging, changed: &str| {
        let mut made = 0;
        for n in 0..40 {
            let path = format!("news/{n}/index.html");
            let text =
                format!("article {n}, {} {}", if n == 3 { changed } else { "" }, "and so on ".repeat(40));
            let from = *blake3::hash(text.as_bytes()).as_bytes();
            if !staging.has(&path, &from).unwrap() {
                staging.write_made(&path, &text, from).unwrap();
                made += 1;
            }
        }
        staging.write_hashed("data/v1/site", "json", changed).unwrap();
        let copies = staging.precompress(Precompress::All, |_| Warmth::Warm).unwrap();
        assert_eq!(copies.copies, 80);
        made
    };
    let staging = Staging::again(&out, PROGRAM).unwrap();
    assert_eq!(write(&staging, "one"), 40, "the first build makes all");
    staging.commit(3).unwrap();
    let first = tree(&out);
    let staging = Staging::again(&out, PROGRAM).unwrap();
    assert_eq!(write(&staging, "one"), 0, "nothing changed");
    let report = staging.commit(3).unwrap();
    assert_eq!((report.unchanged, tree(&out)), (report.files, first.clone()));
    let staging = Staging::again(&out, PROGRAM).unwrap();
    assert_eq!(write(&staging, "two"), 1, "one changed");
    staging.commit(3).unwrap();
    let other = place.path().join("other");
    let staging = Staging::new(&other).unwrap();
    assert_eq!(write(&staging, "two"), 40);
    staging.commit(3).unwrap();
    let kept = format!("data/v1/site.{}.json", short_hash(b"one"));
    let mut mended = tree(&out);
    assert!(mended.remove(&kept).is_some(), "{kept} stays for open pages");
    let marker = mended.remove(MARKER).unwrap();
    assert!(String::from_utf8(marker).unwrap().contains(&kept));
    let mut fresh = tree(&other);
    fresh.remove(MARKER);
    assert_eq!(mended, fresh);
    let staging = Staging::again(&out, [8; 32]).unwrap();
    assert_eq!(write(&staging, "two"), 40, "another program takes nothing over");
    let names: Vec<_> = fs::read_dir(place.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    drop(staging);
    assert!(names.iter().any(|name| name == ".dist.chasqui-book"), "{names:?}");
}

#[test]
fn a_patch_that_was_cut_off_is_taken_back() {
    use super::leftovers::Neighbours;
    use super::patch::{Deed, Patch};
    let deeds = [
        (Deed::Put, "index.html"),
        (Deed::New, "news/2/index.html"),
        (Deed::Out, "news/1/index.html"),
        (Deed::New, "news/1"),
    ];
    // How many of the deeds were done when the machine stopped; or none, before or after the site was moved.
    for done in 0..=deeds.len() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("dist");
        let staging = Staging::new(&out).unwrap();
        for path in ["index.html", "news/1/index.html", "about/index.html"] {
            staging.write(path, path).unwrap();
        }
        staging.commit(3).unwrap();
        let before = tree(&out);
        let places = Neighbours::of(&out).unwrap();
        fs::create_dir_all(places.new.join("news/2")).unwrap();
        fs::write(places.new.join(MARKER), fs::read(out.join(MARKER)).unwrap()).unwrap();
        for path in ["index.html", "news/2/index.html", "news/1"] {
            fs::write(places.new.join(path), "new").unwrap();
        }
        let (mut whole, mut part) = (Patch::default(), Patch::default());
        for (deed, path) in &deeds {
            whole.add(*deed, path);
        }
        for (deed, path) in deeds.iter().take(done) {
            part.add(*deed, path);
        }
        whole.prepare(&places, "chasqui output 1\nkept 1 data/v1/x.abcdefghij.json\n").unwrap();
        fs::rename(&places.out, &places.old).unwrap();
        if done > 0 {
            part.apply(&places).unwrap();
        }
        drop(Staging::new(&out).unwrap());
        assert_eq!(tree(&out), before, "{done} done");
        assert!(!places.new.exists() && !places.old.exists());
    }
}

#[test]
fn what_was_touched_is_made_anew() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("dist");
    let build = || {
        let staging = Staging::again(&out, PROGRAM).unwrap();
        for path in ["a/index.html", "b/index.html", "c.txt"] {
            if !staging.has(path, &PROGRAM).unwrap() {
                staging.write_made(path, "words ".repeat(99), PROGRAM).unwrap();
            }
        }
        staging.precompress(Precompress::All, |_| Warmth::Warm).unwrap();
        staging.commit(3).unwrap();
        tree(&out)
    };
    let first = build();
    let time = fs::metadata(out.join("c.txt")).unwrap().modified().unwrap();
    let same_size_and_time = || {
        fs::write(out.join("c.txt"), "swords".repeat(99)).unwrap();
        fs::File::options().append(true).open(out.join("c.txt")).unwrap().set_modified(time).unwrap();
    };
    let file = |path: &str| out.join(path);
    let touches: [&dyn Fn(); 7] = [
        &|| fs::write(file("a/index.html"), "other").unwrap(),
        &|| fs::remove_file(file("b/index.html.br")).unwrap(),
        &|| fs::remove_dir_all(file("a")).unwrap(),
        &|| fs::write(file("stray.html"), "stray").unwrap(),
        &same_size_and_time,
        &|| fs::write(place.path().join(".dist.chasqui-book"), "damaged").unwrap(),
        &|| fs::remove_file(place.path().join(".dist.chasqui-book")).unwrap(),
    ];
    for (at, touch) in touches.iter().enumerate() {
        touch();
        assert_eq!(build(), first, "touch {at}");
    }
}
