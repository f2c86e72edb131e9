//! What was imported, as a site.

#[path = "../build/fixture.rs"]
#[allow(dead_code, reason = "the builds' tests use all of it")]
mod fixture;

use std::fs;

use crate::bench::{Bench, sample};

#[test]
fn an_import_is_built() {
    let bench = Bench::new();
    bench.done(&sample("classic-1.0.xml"));
    bench.done(&sample("blocks-1.2.xml"));
    let mut site = fixture::Bench::empty();
    site.options.content.clone_from(&bench.options.content);
    let built = chasqui::publish::build::build(&site.options, chasqui::publish::build::Progress::Silent);
    assert!(built.is_ok(), "{}", built.err().map(|error| error.to_string()).unwrap_or_default());
    let page = |path: &str| fs::read_to_string(site.options.out.join(path)).unwrap();
    let bridge = page("news/2006/05/the-bridge/index.html");
    assert!(bridge.contains("<figcaption>The bridge at noon</figcaption>"), "{bridge}");
    assert!(bridge.contains("class=\"link-card\""), "{bridge}");
    let trees = page("news/2021/09/trees/index.html");
    assert!(
        trees.contains("role=\"doc-endnotes\"")
            && trees.contains("<figcaption>A tree by nobody</figcaption>"),
        "{trees}"
    );
    // The old address leads to the new one.
    assert!(page("2006/05/the-bridge/index.html").contains("news/2006/05/the-bridge/"));
    assert!(site.options.out.join("media/2021/09/plan.pdf").exists());
}
