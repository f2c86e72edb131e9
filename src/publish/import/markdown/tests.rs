//! HTML to Markdown, looked at; and back again through the build's own reader, by words and links.

use super::*;

/// Finds everything below `/here/`, and pictures below `/up/`.
struct Here;

impl Lookup for Here {
    fn link(&mut self, href: &str) -> Link {
        match href {
            _ if href.starts_with('#') => Link::Part(href[1..].to_owned()),
            _ if href.starts_with("https://") || href.starts_with('/') => Link::To(href.to_owned()),
            _ => Link::Gone,
        }
    }

    fn picture(&mut self, source: &str) -> Shown {
        match source.strip_prefix("/up/") {
            Some(name) => {
                Shown::Here { file: format!("media/{name}"), alt: "known".into(), caption: String::new() }
            }
            None if source.starts_with("https://") => Shown::There(source.to_owned()),
            None => Shown::Gone,
        }
    }
}

fn turned(html: &str) -> String {
    from_html(html, &mut Here).0
}

#[test]
fn samples() {
    for (html, markdown) in [
        ("<p>One\n two</p><p>three", "One two\n\nthree\n"),
        ("<h1>A</h1><h3>B</h3>", "## A\n\n#### B\n"),
        ("a <b> bold </b>word", "a **bold** word\n"),
        ("un<b>believ</b>able <i>so</i>", "un**believ**able _so_\n"),
        ("x<i>y</i>z", "x*y*z\n"),
        ("so<b>(odd)</b>ly", "so<strong>(odd)</strong>ly\n"),
        ("<b><i>both</i></b>", "**_both_**\n"),
        ("1. no list<br>- nor here<br># nor", "1\\. no list\\\n\\- nor here\\\n\\# nor\n"),
        ("a*b_c_d [x] `y` <z> &amp;amp; \\", "a\\*b_c_d \\[x\\] \\`y\\` \\&amp; \\\\\n"),
        ("<a href='/x?a=1&amp;b=(2)'>go</a>!", "[go](</x?a=1&b=(2)>)!\n"),
        ("Look!<a href='/x'>go</a>", "Look\\![go](/x)\n"),
        ("<a href='javascript:alert(1)'>go</a>", "go\n"),
        ("<a href='https://example.org/'>https://example.org/</a>", "<https://example.org/>\n"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c\n"),
        ("<ol start=3><li><p>a<p>b<li>c</ol>", "3. a\n\n   b\n\n4. c\n"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b\n"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b\n"),
        ("<pre>a\n  ```b</pre>", "````\na\n  ```b\n````\n"),
        ("<p lang=es>sí</p>", "<span lang=\"es\">sí</span>\n"),
        ("<img src='/up/a.jpg' alt='A [b]'>", "![A \\[b\\]](media/a.jpg)\n"),
        ("<img src='/up/a.jpg'>", "![known](media/a.jpg)\n"),
        ("<img src='https://h/a.jpg' alt=A>", "[A](https://h/a.jpg)\n"),
        ("<img src='x.jpg' alt=A>", "A\n"),
        (
            "<figure><a href='/up/a.jpg'><img src='/up/a-300x200.jpg' alt=A></a><figcaption>Say \"x\"</figcaption></figure>",
            "![A](media/a-300x200.jpg \"Say \\\"x\\\"\")\n",
        ),
        (
            "<figure><img src='/up/a.jpg' alt=A><figcaption>By <a href='/x'>x</a></figcaption></figure>",
            "![A](media/a.jpg)\n\nBy [x](/x)\n",
        ),
        ("<iframe src='//www.youtube.com/embed/abc'></iframe>", "https://www.youtube.com/watch?v=abc\n"),
        ("<p>https://youtu.be/a_b_c</p>", "https://youtu.be/a_b_c\n"),
        (
            "<table><tr><th>a<th>b|c<tr><td>1<td>x<br>y</table>",
            "| a | b\\|c |\n| --- | --- |\n| 1 | x<br>y |\n",
        ),
        ("<table><tr><td>1<td>2</table>", "| | |\n| --- | --- |\n| 1 | 2 |\n"),
        ("<table><tr><td><p>one<p>two</table>", "one\n\ntwo\n"),
        (
            "<table><tr><td colspan=2>a &lt;<td><a href='/x'>b</a></table>",
            "<table><tr><td colspan=\"2\">a &lt;</td><td><a href=\"/x\">b</a></td></tr></table>\n",
        ),
        ("x<script>alert(1)</script><style>y</style>", "x\n"),
        ("<a href='#b'>go</a><h2 id=b>Bé c</h2>", "[go](#be-c)\n\n## Bé c\n"),
        ("<p>&nbsp;</p>\u{200b}", ""),
        (
            "x<sup><a href='#n1' id='r1'>1</a></sup><ol><li id='n1'>Say <a href='#r1'>↩</a></ol>",
            "x[^1]\n\n[^1]: Say\n",
        ),
        (
            "x<a name='_ftnref1' href='#_ftn1'>[1]</a><p><a name='_ftn1' href='#_ftnref1'>[1]</a> Say",
            "x[^1]\n\n[^1]: Say\n",
        ),
        ("<a href='/x'><p>a</p><p>b</p></a>", "[a](/x)\n\n[b](/x)\n"),
        ("<dl><dt>a<dd>b</dl>", "**a**\n\nb\n"),
    ] {
        assert_eq!(turned(html), markdown, "{html}");
    }
}

#[test]
fn other_programs_markdown_becomes_ours() {
    let text = "# A\n\n*x* ~~y~~[^n]\n\n- [ ] todo\n\n[^n]: Say\n\n    more\n";
    assert_eq!(
        from_markdown(text, &mut Here).0,
        "## A\n\n_x_ <del>y</del>[^1]\n\n- todo\n\n[^1]: Say\n\n    more\n"
    );
}

#[test]
fn hostile_pages_end() {
    for html in [
        "<div>".repeat(200_000),
        "<b><p>".repeat(20_000),
        "<table><tr><td>".repeat(3_000),
        "<ul><li>".repeat(1_500) + "x",
        "<a href=#x>1</a>".repeat(2_000) + "<p id=x>y",
    ] {
        let (_, notes) = from_html(&html, &mut Here);
        assert!(notes.len() < 10_000);
    }
}
