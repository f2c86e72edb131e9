//! `build --previous`: no address vanishes without a word, be the site before a folder or on a host.

use std::fs;

use chasqui::publish::build::BuildError;
use chasqui::publish::serve::{self, Options};

use super::fixture::Bench;

/// The faults of a build against the site before, as they are printed.
fn told(bench: &Bench) -> String {
    match bench.try_build() {
        Ok(_) => String::new(),
        Err(BuildError::Content(faults)) => faults.render("content"),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn what_vanished_is_an_error_with_the_line_to_add() {
    let before = Bench::of("tests/newsroom");
    before.build();
    let running = serve::spawn(Options::new(&before.options.out)).unwrap();
    let folder = before.options.out.to_str().unwrap().to_owned();
    for (previous, is_folder) in [(folder, true), (running.url().to_owned(), false)] {
        let mut bench = Bench::of("tests/newsroom");
        bench.options.previous = Some(previous);
        assert_eq!(told(&bench), "", "nothing changed");
        let site = fs::read(bench.options.out.join("index.html")).unwrap();
        // Another date is another address; another page is gone; so is a redirect, a topic, and a document.
        let regatta = bench.read("news/2018-06-01-regata.md");
        fs::remove_file(bench.options.content.join("news/2018-06-01-regata.md")).unwrap();
        bench.write("news/regata.md", &regatta.replace("date: 2018-06-01", "date: 2018-07-02"));
        fs::remove_file(bench.options.content.join("pages/retirada.md")).unwrap();
        let said = told(&bench);
        assert!(said.contains("error: /news/2018/06/regata/ was published"), "{said}");
        assert!(said.contains("redirects: [/news/2018/06/regata/]"), "{said}");
        assert!(said.contains("--> content/news/regata.md"), "{said}");
        assert!(said.contains("error: /retirada/ was published and is not any more"), "{said}");
        assert!(said.contains("withdrawn: {date:"), "{said}");
        assert_eq!(fs::read(bench.options.out.join("index.html")).unwrap(), site, "nothing is written");
        // The lines that were printed mend it.
        let mended =
            bench.read("news/regata.md").replacen("---\n", "---\nredirects: [/news/2018/06/regata/]\n", 1);
        bench.write("news/regata.md", &mended);
        bench.write("pages/otra.md", "---\ntitle: Otra\nredirects: [/retirada/]\n---\nTexto.\n");
        assert_eq!(told(&bench), "");
        // Old addresses, with a query and without, must go on leading somewhere.
        let dredging = bench.read("news/2016/dragado-del-canal.md");
        let without: String = dredging
            .lines()
            .filter(|line| !line.starts_with("redirects:"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_ne!(without, dredging);
        bench.write("news/2016/dragado-del-canal.md", &without);
        let said = told(&bench);
        assert!(
            said.contains("/node/1234 was published")
                && said.contains("redirects: [\"/noticias.php?id=55\"]"),
            "{said}"
        );
        bench.write("news/2016/dragado-del-canal.md", &dredging);
        if is_folder {
            fs::write(before.options.out.join("media/viejo.pdf"), "%PDF").unwrap();
            let said = told(&bench);
            assert!(
                said.contains("/media/viejo.pdf was published")
                    && said.contains("redirects: [\"/media/viejo.pdf\"]"),
                "{said}"
            );
            fs::remove_file(before.options.out.join("media/viejo.pdf")).unwrap();
        }
    }
    let mut bench = Bench::of("tests/newsroom");
    for (previous, word) in
        [(bench.path().to_str().unwrap().to_owned(), "site.json"), ("https://x/?".to_owned(), "address")]
    {
        bench.options.previous = Some(previous);
        let said = bench.try_build().unwrap_err().to_string();
        assert!(said.contains("cannot read the site before") && said.contains(word), "{said}");
    }
}
