//! A running WordPress, played by a small host.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chasqui::publish::import::wordpress::Live;

use crate::bench::{Bench, picture, report};
use crate::host::{Answer, Host};

/// A post; a hundred and twenty of them make two pages.
fn post(id: u32, site: &str) -> String {
    format!(
        "{{\"id\":{id},\"date\":\"2015-03-{:02}T10:00:00\",\"modified\":\"2015-03-{:02}T10:00:00\",\"slug\":\"post-{id}\",\"status\":\"publish\",\
         \"link\":\"{site}/2015/03/post-{id}/\",\"title\":{{\"rendered\":\"Post {id} &#8211; it\"}},\
         \"content\":{{\"rendered\":\"<p>Words {id}, see <a href=\\\"{site}/about/team/\\\">us</a>.</p><img src=\\\"{site}/wp-content/uploads/a.png\\\" alt=\\\"A\\\">\",\"protected\":false}},\
         \"excerpt\":{{\"rendered\":\"<p>Words {id}, see [&hellip;]</p>\"}},\"author\":1,\"featured_media\":7,\"categories\":[3],\"tags\":[]}}",
        id % 28 + 1,
        id % 28 + 1
    )
}

fn answer(path: &str, site: &str, broken: &AtomicBool) -> Answer {
    let json = |text: String, pages: usize| {
        (200, format!("Content-Type: application/json\r\nX-WP-TotalPages: {pages}\r\n"), text.into_bytes())
    };
    let page = if path.contains("&page=2&") { 2 } else { 1 };
    let sort = path.split("/wp/v2/").nth(1).and_then(|rest| rest.split('?').next()).unwrap_or_default();
    match sort {
        _ if path == "/wp-json/" => json("{\"name\":\"A &amp; B\"}".into(), 1),
        "categories" => json("[{\"id\":3,\"slug\":\"rivers\",\"name\":\"Rivers\"}]".into(), 1),
        "tags" => json("[]".into(), 0),
        "users" => (401, String::new(), b"{}".to_vec()),
        "media" => json(
            format!(
                "[{{\"id\":7,\"source_url\":\"{site}/wp-content/uploads/a.png\",\"alt_text\":\"Alt\",\"title\":{{\"rendered\":\"a\"}},\"caption\":{{\"rendered\":\"<p>Cap</p>\"}}}}]"
            ),
            1,
        ),
        "posts" if page == 2 && broken.load(Ordering::SeqCst) => (500, String::new(), b"oops".to_vec()),
        "posts" => {
            let ids = if page == 1 { 1..=100 } else { 101..=120 };
            json(format!("[{}]", ids.map(|id| post(id, site)).collect::<Vec<_>>().join(",")), 2)
        }
        "pages" => json(
            format!(
                "[{{\"id\":500,\"date\":\"2015-01-01T00:00:00\",\"slug\":\"team\",\"status\":\"publish\",\"link\":\"{site}/about/team/\",\"title\":{{\"rendered\":\"Team\"}},\"content\":{{\"rendered\":\"<p>We</p>\"}},\"excerpt\":{{\"rendered\":\"\"}},\"menu_order\":0}}]"
            ),
            1,
        ),
        _ if path.starts_with("/wp-content/uploads/a.png") => {
            (200, "Content-Type: image/png\r\n".into(), picture(image::ImageFormat::Png))
        }
        _ => (404, String::new(), Vec::new()),
    }
}

#[test]
fn a_site_is_read_page_by_page_and_a_broken_run_goes_on() {
    let broken = Arc::new(AtomicBool::new(true));
    let seen = Arc::clone(&broken);
    let host = Host::new(move |path, site| answer(path, site, &seen));
    let mut bench = Bench::new();
    bench.options.download = true;
    std::fs::create_dir_all(&bench.options.content).unwrap();
    let mut live = Live::new(&host.address, &bench.options.content, None).unwrap().hurried();
    let error = bench.import(&mut live).unwrap_err().to_string();
    assert!(error.contains("500") && error.contains("goes on"), "{error}");
    assert!(host.asked().iter().any(|path| path.contains("posts") && path.contains("&page=1&")));
    broken.store(false, Ordering::SeqCst);

    let report_of = report(bench.import(&mut live).unwrap());
    assert_eq!(
        (report_of.read, report_of.written, report_of.media_new),
        (121, 121, 1),
        "{}",
        report_of.whole()
    );
    let asked = host.asked();
    assert!(!asked.iter().any(|path| path.contains("posts") && path.contains("&page=1&")), "{asked:?}");
    assert!(asked.iter().any(|path| path.contains("posts") && path.contains("&page=2&")));
    let text = bench.text("news/2015/2015-03-02-post-1.md");
    assert!(text.contains("title: \"Post 1 – it\"\n"), "{text}");
    assert!(text.contains("[us](../../pages/about/team.md)") && text.contains("![A](media/a.png)"), "{text}");
    assert!(text.contains("topics: [rivers]\n") && !text.contains("summary:"), "{text}");
    assert!(text.contains("image: {file: media/a.png, alt: Alt, caption: Cap}\n"), "{text}");
    assert!(report_of.whole().contains("does not tell its authors"));
    // Nothing that was fetched stays aside.
    assert!(!bench.options.content.join(".chasqui-import-fetched").exists());
    bench.checks();

    let again = report(
        bench.import(&mut Live::new(&host.address, &bench.options.content, None).unwrap().hurried()).unwrap(),
    );
    assert_eq!((again.unchanged, again.media_new), (121, 0), "{}", again.whole());
}

#[test]
fn what_is_no_wordpress_is_told() {
    let host = Host::new(|_, _| (404, String::new(), Vec::new()));
    let bench = Bench::new();
    let mut live = Live::new(&host.address, &bench.options.content, None).unwrap().hurried();
    let error = bench.import(&mut live).unwrap_err().to_string();
    assert!(error.contains("404") && error.contains("export file"), "{error}");
    assert!(Live::new("ftp://x", &bench.options.content, None).is_err());
}
