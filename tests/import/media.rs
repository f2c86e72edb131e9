//! Files of the old site: fetched or found, refused where they are not what they should be.

use chasqui::publish::import::wordpress::Export;

use crate::bench::{Bench, picture, report};
use crate::host::Host;

fn export(bench: &Bench, site: &str, html: &str) -> Export {
    let text = format!(
        "<rss><channel><title>x</title><link>{site}</link><item><title>T</title><wp:post_id>1</wp:post_id>\
         <content:encoded><![CDATA[{html}]]></content:encoded></item></channel></rss>"
    );
    Export::new(bench.write("export.xml", text), Some(bench.uploads()))
}

fn article(bench: &Bench) -> String {
    bench.checks();
    bench.text("news/undated/t.md")
}

#[test]
fn what_should_not_come_does_not() {
    let bench = Bench::new();
    bench.write("secret.jpg", picture(image::ImageFormat::Jpeg));
    bench.write("uploads/page.html", "<script>alert(1)</script>");
    bench.write("uploads/fake.jpg", "<script>alert(1)</script>");
    bench.write("uploads/cut.png", &picture(image::ImageFormat::Png)[..40]);
    bench.write("uploads/run.exe", "MZ");
    #[cfg(unix)]
    std::os::unix::fs::symlink(bench.path().join("secret.jpg"), bench.path().join("uploads/link.jpg"))
        .unwrap();
    let up = "https://old.example.org/wp-content/uploads";
    let names = [
        "../secret.jpg",
        "%2e%2e/secret.jpg",
        "..%2fsecret.jpg",
        "fake.jpg",
        "cut.png",
        "link.jpg",
        "none.jpg",
        "2006/05/..%5c..%5csecret.jpg",
    ];
    let pictures: String = names.iter().map(|name| format!("<img src='{up}/{name}' alt='a'>\n\n")).collect();
    let html = format!("{pictures}<a href='{up}/run.exe'>run</a> <a href='{up}/page.html'>page</a>");
    let done = report(bench.import(&mut export(&bench, "https://old.example.org", &html)).unwrap());
    assert_eq!(done.media_new, 0, "{}", done.whole());
    assert!(!article(&bench).contains("media/"), "{}", article(&bench));
    assert!(!bench.files().keys().any(|path| path.starts_with("media/")));
    assert!(done.whole().contains("climbs out of its folder"), "{}", done.whole());
}

#[test]
fn names_are_plain_and_none_is_taken_twice() {
    let bench = Bench::new();
    bench.write("uploads/Año nuevo (1).JPG", picture(image::ImageFormat::Jpeg));
    bench.write("uploads/ano-nuevo-1.jpg", picture(image::ImageFormat::Jpeg));
    let up = "https://old.example.org/wp-content/uploads";
    let html = format!(
        "<img src='{up}/A%C3%B1o nuevo (1).JPG' alt='a'>\n\n<img src='{up}/ano-nuevo-1.jpg' alt='b'>"
    );
    report(bench.import(&mut export(&bench, "https://old.example.org", &html)).unwrap());
    let text = article(&bench);
    assert!(
        text.contains("![a](media/ano-nuevo-1.jpg)") && text.contains("![b](media/ano-nuevo-1-2.jpg)"),
        "{text}"
    );
}

#[test]
fn files_are_fetched_when_asked_for() {
    let host = Host::new(|path, site| match path {
        "/wp-content/uploads/a.jpg" => (301, format!("Location: {site}/moved/a.jpg\r\n"), Vec::new()),
        "/moved/a.jpg" => (200, String::new(), picture(image::ImageFormat::Jpeg)),
        "/wp-content/uploads/page.jpg" => (200, String::new(), b"<html>Not found".to_vec()),
        "/wp-content/uploads/round.jpg" => (302, "Location: round.jpg\r\n".into(), Vec::new()),
        _ => (404, String::new(), Vec::new()),
    });
    let site = host.address.clone();
    let html: String = ["a.jpg", "page.jpg", "round.jpg", "none.jpg"]
        .iter()
        .map(|name| format!("<img src='{site}/wp-content/uploads/{name}' alt='{name}'>\n\n"))
        .collect();
    let html = format!("{html}<img src='https://other.example.net/b.jpg' alt='b'>");
    let mut bench = Bench::new();
    report(bench.import(&mut export(&bench, &site, &html)).unwrap());
    assert!(host.asked().is_empty(), "nothing is fetched unasked");
    bench.options.download = true;
    let done = report(bench.import(&mut export(&bench, &site, &html)).unwrap());
    assert_eq!((done.updated, done.media_new), (1, 1), "{}", done.whole());
    let text = article(&bench);
    assert!(text.contains("![a.jpg](media/a.jpg)"), "{text}");
    assert!(text.contains(&format!("[none.jpg]({site}/wp-content/uploads/none.jpg)")), "{text}");
    assert!(text.contains("[b](https://other.example.net/b.jpg)"), "{text}");
    assert!(done.whole().contains("it is of another site"), "{}", done.whole());
}
