//! What the front page costs does not depend on the size of the archive.

use chasqui::model::Site;

use super::fixture::{Bench, Files, text};

/// The bytes of what the front page reads: its page, `site.json` and the root it names.
fn cost(files: &Files) -> [usize; 3] {
    let site: Site = serde_json::from_str(text(files, "data/v1/site.json")).unwrap();
    let bytes = |path: &str| files[path].len();
    [bytes("index.html"), bytes("data/v1/site.json"), bytes(&site.roots.newest.file)]
}

#[test]
fn the_front_page_costs_the_same_at_100_and_at_5000_articles() {
    let [small, large] = [100, 5000].map(|articles| cost(&Bench::sample(articles).build()));
    let [small, large] = [small, large].map(|parts| parts.iter().sum::<usize>());
    assert!(large.abs_diff(small) * 100 <= small * 5, "{small} bytes at 100 articles, {large} at 5,000");
}
