//! Content of Hugo, Jekyll and Zola.

use super::*;
use chasqui::publish::import::generator::{Generated, GeneratedOptions, Generator};

fn source(root: &Path, generator: Generator) -> Generated {
    Generated::new(GeneratedOptions { dir: root.to_owned(), generator, site: None, manner: MANNER })
}

fn has(files: &[(String, String)], words: &str, all: &[&str]) -> String {
    let (name, text) = with(files, words);
    for one in all {
        assert!(text.contains(one), "{name} has no {one}:\n{text}");
    }
    name
}

#[test]
fn hugo() {
    let bench = Bench::empty();
    let root = bench.path().join("hugo");
    write(&root, &[
        ("hugo.toml", b"baseURL = 'https://old.example.org/'\ntitle = 'Valley News'\ndefaultContentLanguage = 'en'\n[languages.en]\n[languages.es]\n[permalinks]\nnotes = '/:year/:month/:slug/'\n"),
        ("content/posts/springs.md", b"+++\ntitle = 'Springs'\ndate = 2019-06-02T10:00:00-05:00\nlastmod = 2019-06-05\ntags = ['water']\ncategories = ['Rural news']\naliases = ['/old/springs.html']\nauthors = ['Press office']\nodd = 1\n+++\nFirst words.\n\n<!--more-->\n\nSee [lakes]({{< ref \"lakes\" >}}) and [canals](../notes/canals.md).\n\n{{< youtube w7Ft2ymGmfc >}}\n\n{{< chart id=3 >}}\n"),
        ("content/posts/springs.es.md", "---\ntitle: Manantiales\ndate: 2019-06-02\n---\nLa asamblea se reunió.\n".as_bytes()),
        ("content/posts/lakes/index.md", b"---\ntitle: Lakes\ndate: 2019-06\ndraft: true\n---\n![A lake](lake.png \"In May\")\n\n{{< figure src=\"lake.png\" alt=\"The same\" >}}\n"),
        ("content/posts/lakes/lake.png", &dot()),
        ("content/notes/canals.md", b"{\"title\": \"Canals\", \"date\": \"2018-03-01\", \"slug\": \"our-canals\"}\n\n## Heading {#h}\n\nWords. ![x](/img/x.png)\n"),
        ("content/posts/_index.md", b"---\ntitle: Posts\n---\n"),
        ("content/about.md", b"---\ntitle: About us\n---\nWho we are.\n"),
        ("content/bad.md", b"---\ntitle: [\n---\nx\n"),
        ("static/img/x.png", &dot()),
    ]);
    let report = import(&bench, &mut source(&root, Generator::Hugo)).unwrap();
    assert_eq!((report.read, report.sum(), report.written), (7, 7, 5), "{}", report.whole());
    let files = written(&bench);
    has(
        &files,
        "title: Springs",
        &[
            "date: 2019-06-02",
            "modified: 2019-06-05",
            "topics: [rural-news]",
            "Press office",
            "/old/springs.html",
            "/posts/springs/",
            "summary: First words.",
            "canals.md)",
            "https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "`{{< chart id=3 >}}`",
        ],
    );
    has(&files, "Manantiales", &["language: es", "translates:"]);
    has(&files, "title: Lakes", &["draft: true", "date: 2019-06\n", "media/", "A lake"]);
    has(&files, "title: Canals", &["/2018/03/our-canals/", "## Heading\n", "media/"]);
    assert!(has(&files, "Who we are.", &["title: About us"]).starts_with("pages/"));
    let whole = report.whole();
    for told in ["front matter cannot be read", "shortcode kept", "key “odd”", "list of a section"] {
        assert!(whole.contains(told), "{told} in {whole}");
    }
    checks_and_builds(&bench);
    let again = import(&bench, &mut source(&root, Generator::Hugo)).unwrap();
    assert_eq!((again.written, again.unchanged), (0, 5), "{}", again.whole());
}

#[test]
fn jekyll() {
    let bench = Bench::empty();
    let root = bench.path().join("jekyll");
    write(&root, &[
        ("_config.yml", b"title: Valley News\nurl: https://old.example.org\nbaseurl: /blog\ncollections:\n  reports:\n    output: true\n"),
        ("_posts/2019-06-02-springs.md", b"---\nlayout: post\ntitle: \"Springs: all of them\"\ncategories: water rights\ntags: [a]\nredirect_from: /old/\n---\nSee [lakes]({% post_url 2019-06-03-lakes %}).\n{: .note}\n\n![x]({{ site.baseurl }}/assets/x.png)\n\n{% highlight sh %}\nls\n{% endhighlight %}\n\n{% include ../../../etc/passwd %}\n"),
        ("_posts/2019-06-03-lakes.markdown", b"---\ntitle: Lakes\npublished: false\n---\nWords of lakes.\n"),
        ("_drafts/canals.md", b"---\ntitle: Canals\n---\nWords of canals.\n"),
        ("_reports/one.md", b"---\ntitle: Report one\n---\nWords of a report.\n"),
        ("about.md", b"---\ntitle: About us\npermalink: /who/\n---\nWho we are.\n"),
        ("plain.html", b"<p>copied as it is</p>"),
        ("_layouts/post.html", b"---\n---\n{{ content }}"),
        ("assets/x.png", &dot()),
    ]);
    let report = import(&bench, &mut source(&root, Generator::Jekyll)).unwrap();
    assert_eq!((report.read, report.sum(), report.written), (5, 5, 5), "{}", report.whole());
    let files = written(&bench);
    has(
        &files,
        "Springs: all of them",
        &[
            "date: 2019-06-02",
            "topics: [water, rights]",
            "/blog/water/rights/2019/06/02/springs.html",
            "/blog/old/",
            "/blog/2019/06/03/lakes.html)",
            "media/",
            "\nls\n```",
            "`{% include ../../../etc/passwd %}`",
        ],
    );
    has(&files, "Words of lakes.", &["draft: true", "date: 2019-06-03"]);
    let (_, canals) = with(&files, "Words of canals.");
    assert!(canals.contains("draft: true") && !canals.contains("\ndate:"));
    assert!(has(&files, "Who we are.", &["/blog/who/"]).starts_with("pages/"));
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    assert!(!all.contains("root:") && !all.contains(".note"));
    checks_and_builds(&bench);
}

#[test]
fn zola() {
    let bench = Bench::empty();
    let root = bench.path().join("zola");
    write(&root, &[
        ("config.toml", b"base_url = 'https://old.example.org'\ntitle = 'Valley News'\ndefault_language = 'en'\n[languages.es]\n"),
        ("content/_index.md", b"+++\n+++\n"),
        ("content/blog/2019-06-02-springs.md", b"+++\ntitle = 'Springs'\naliases = ['old/springs']\n[taxonomies]\ntags = ['a']\ncategories = ['Water']\n[extra]\nthumbnail = '/img/x.png'\n+++\nSee [lakes](@/blog/lakes/index.md#deep).\n\n{{ youtube(id=\"w7Ft2ymGmfc\") }}\n\n{% quote(author=\"A\") %}\nWords said.\n{% end %}\n"),
        ("content/blog/lakes/index.md", b"+++\ntitle = 'Lakes'\ndate = 2019-06-03\n+++\nWords of lakes. ![x](x.png)\n"),
        ("content/blog/lakes/index.es.md", b"+++\ntitle = 'Lagos'\ndate = 2019-06-03\n+++\nPalabras. ![x](x.png)\n"),
        ("content/blog/lakes/x.png", &dot()),
        ("static/img/x.png", &dot()),
    ]);
    let report = import(&bench, &mut source(&root, Generator::Zola)).unwrap();
    assert_eq!((report.read, report.sum(), report.written), (4, 4, 3), "{}", report.whole());
    let files = written(&bench);
    has(
        &files,
        "title: Springs",
        &[
            "date: 2019-06-02",
            "topics: [water]",
            "/blog/springs/",
            "\"/old/springs\"",
            "lakes.md)",
            "image:",
            "https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "Words said.",
        ],
    );
    has(&files, "title: Lagos", &["language: es", "translates:", "/es/blog/lakes/", "media/"]);
    checks_and_builds(&bench);
}

#[test]
fn hostile_sites_do_no_harm() {
    let bench = Bench::empty();
    let root = bench.path().join("site");
    let nested = format!("---\ntitle: {}\n---\nx\n", "[".repeat(20_000));
    let bomb = {
        let mut yaml = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..12 {
            let line = vec![format!("*a{}", n - 1); 10].join(", ");
            yaml.push_str(&format!("a{n}: &a{n} [{line}]\n"));
        }
        yaml + "---\nx\n"
    };
    let toml = format!("+++\na = {}\n+++\nx\n", "[".repeat(20_000));
    let quotes = format!("---\ntitle: Quotes\ndate: 2019-01-01\n---\n{}words\n", "> ".repeat(3000));
    write(&root, &[
        ("config.toml", b"title = ["),
        ("content/posts/a.md", nested.as_bytes()),
        ("content/posts/b.md", bomb.as_bytes()),
        ("content/posts/c.md", toml.as_bytes()),
        ("content/posts/d.md", quotes.as_bytes()),
        ("content/posts/e.md", b"---\ntitle: Fine\nurl: /../../../etc/x/\naliases: ['../../..', 'https://example.com/x', '//x', '']\nimage: ../../../secret.png\n---\n[x](../../../../etc/passwd) [y](@/../../../x.md) [z](javascript:alert(1)) ![s](../../../../secret.png)\n"),
    ]);
    write(bench.path(), &[("secret.png", &dot())]);
    for generator in [Generator::Zola, Generator::Hugo] {
        let bench = Bench::empty();
        let report = import(&bench, &mut source(&root, generator)).unwrap();
        assert_eq!(report.read, report.sum(), "{}", report.whole());
        let files = written(&bench);
        let (_, fine) = with(&files, "title: Fine");
        assert!(
            !fine.contains("javascript:") && !bench.options.content.join("media/secret.png").exists(),
            "{fine}"
        );
        checks_and_builds(&bench);
    }
}
