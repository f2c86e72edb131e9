//! Old markup made plain: layout tables, `font`, `center`, spacer pictures and doubled line breaks become what they meant.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::units::{DEEPEST, is_block, squeezed, units};
use crate::publish::html::escaped;

/// Elements that only say how things look: their content stays.
const LOOKS: [&str; 12] = [
    "font", "center", "big", "small", "nobr", "blink", "marquee", "form", "label", "fieldset", "tt",
    "acronym",
];
/// Elements that say nothing to a reader of the text.
const SILENT: [&str; 14] = [
    "script", "style", "noscript", "template", "input", "select", "button", "textarea", "applet", "bgsound",
    "link", "meta", "base", "basefont",
];
/// Words in the file names of pictures that only hold space open or count visits.
const SPACERS: [&str; 9] =
    ["spacer", "pixel", "blank.", "clear.", "transp", "shim.", "counter", "dot.gif", "1x1"];

/// Takes out of a page what never is text: scripts, controls, hidden parts, comments.
pub(super) fn silence(page: &Document) {
    let root = page.root();
    for node in root.descendants() {
        let hidden = || {
            let style = node.attr_or("style", "").to_lowercase().replace(' ', "");
            node.has_attr("hidden")
                || style.contains("display:none")
                || &*node.attr_or("aria-hidden", "") == "true"
        };
        // The title's element has no style; whoever hides the whole body shows it by script.
        let is_body = node.has_name("body") || node.has_name("html");
        if node.is_comment()
            || SILENT.iter().any(|name| node.has_name(name))
            || node.is_element() && !is_body && hidden()
        {
            node.remove_from_parent();
        }
    }
}

/// Takes out what says that it is navigation, outside of the text.
pub(super) fn drop_named_navigation(page: &Document) {
    for node in &page.select("nav, [role=navigation], [role=banner], [role=contentinfo], [role=search]") {
        node.remove();
    }
    for node in &page.select("footer, aside") {
        let within = node.ancestors(None).iter().any(|above| above.is("article, main"));
        if !within {
            node.remove();
        }
    }
}

/// Makes the markup below a node plain.
pub(super) fn simplify(root: &NodeRef<'_>) {
    for node in root.descendants() {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { continue };
        let unnamed = &*name == "a" && !node.has_attr("href");
        let bare = &*name == "span" && !node.has_attr("lang");
        if unnamed || bare {
            // Taken out below with the others that only say how things look.
            node.rename("font");
        } else if &*name == "img" && is_spacer(&node) {
            node.remove_from_parent();
        }
    }
    root.strip_elements(&LOOKS);
    // Tables within tables are looked at first, so that the outer one shows that it held one.
    let tables: Vec<NodeRef<'_>> =
        root.descendants().into_iter().filter(|node| node.has_name("table")).collect();
    for table in tables.into_iter().rev() {
        if is_layout(&table) {
            flatten(&table);
        }
    }
    prune(root);
}

fn is_spacer(image: &NodeRef<'_>) -> bool {
    let small =
        |key: &str| image.attr(key).is_some_and(|size| size.trim().parse::<u32>().is_ok_and(|size| size < 3));
    let source = image.attr_or("src", "").to_lowercase();
    let file = source.rsplit('/').next().unwrap_or_default();
    source.is_empty() || small("width") || small("height") || SPACERS.iter().any(|word| file.contains(word))
}

/// Whether a table only puts things beside one another.
fn is_layout(table: &NodeRef<'_>) -> bool {
    if &*table.attr_or("role", "") == "presentation" {
        return true;
    }
    let inner = table.descendants();
    let has = |names: &[&str]| inner.iter().any(|node| names.iter().any(|name| node.has_name(name)));
    if has(&["th", "caption", "thead"]) {
        return false;
    }
    let rows = inner.iter().filter(|node| node.has_name("tr"));
    let widths: Vec<usize> = rows
        .map(|row| row.element_children().iter().filter(|cell| cell.has_name("td")).count())
        .filter(|cells| *cells > 0)
        .collect();
    let even = widths.len() > 1 && widths.iter().all(|width| *width > 1 && *width == widths[0]);
    let blocks = has(&["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "div", "blockquote", "form"]);
    let long = inner.iter().any(|cell| cell.has_name("td") && cell.text().chars().count() > 300);
    !even || blocks || long
}

/// Makes rows and cells plain blocks.
fn flatten(table: &NodeRef<'_>) {
    for node in table.descendants() {
        // A table of figures within it keeps its rows.
        let own = || {
            node.ancestors_it(None)
                .find(|above| above.has_name("table"))
                .is_some_and(|above| above.id == table.id)
        };
        if ["tbody", "tfoot", "tr", "td", "colgroup"].iter().any(|name| node.has_name(name)) && own() {
            node.rename("div");
            node.remove_all_attrs();
        }
    }
    table.rename("div");
    table.remove_all_attrs();
}

/// Takes out blocks and links that hold nothing, and rules at the ends.
fn prune(root: &NodeRef<'_>) {
    const SHOWN: [&str; 6] = ["img", "iframe", "video", "audio", "object", "embed"];
    let all = root.descendants();
    // Children come before their parents, so that each node is looked at once.
    let mut holding: HashSet<NodeId> = HashSet::new();
    for node in all.iter().rev() {
        let shows = node.is_nonempty_text() || SHOWN.iter().any(|name| node.has_name(name));
        if (shows || holding.contains(&node.id))
            && let Some(parent) = node.parent()
        {
            holding.insert(parent.id);
            holding.insert(node.id);
        }
    }
    let ends = (
        all.iter().position(|node| holding.contains(&node.id)),
        all.iter().rposition(|node| holding.contains(&node.id)),
    );
    for (at, node) in all.iter().enumerate() {
        let is_rule = node.has_name("hr");
        let outside = !matches!(ends, (Some(first), Some(last)) if first < at && at < last);
        let may_go = (is_block(node) && !node.has_name("td") && !node.has_name("th") && !is_rule)
            || ["a", "b", "strong", "i", "em", "u", "span"].iter().any(|name| node.has_name(name));
        if !node.has_name("body") && (may_go && !holding.contains(&node.id) || is_rule && outside) {
            node.remove_from_parent();
        }
    }
}

/// What is below a node as HTML, with paragraphs where two line breaks stood; words alone where it is nested too deeply
/// for other programs. The flag tells which.
pub(super) fn html_of(root: &NodeRef<'_>) -> (String, bool) {
    if too_deep(root) {
        let words = |unit: &super::units::Unit<'_>| format!("<p>{}</p>\n", escaped(&unit.text));
        let mut text: String = units(root).iter().map(words).collect();
        if text.is_empty() {
            text = format!("<p>{}</p>", escaped(&squeezed(&root.text())));
        }
        return (text, true);
    }
    (paragraphs(&root.inner_html()), false)
}

/// Whether elements are nested deeper than other programs go.
pub(super) fn too_deep(root: &NodeRef<'_>) -> bool {
    // Each element's depth is its parent's and one: parents come first in document order.
    let mut depths = std::collections::HashMap::new();
    depths.insert(root.id, 0usize);
    for node in root.descendants_it() {
        let above = node.parent().and_then(|parent| depths.get(&parent.id).copied()).unwrap_or_default();
        if above + 1 > DEEPEST {
            return true;
        }
        if node.is_element() {
            depths.insert(node.id, above + 1);
        }
    }
    false
}

/// Two line breaks and more were how a paragraph was made.
fn paragraphs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<br>") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut tail = &after[4..];
        let mut breaks = 1;
        loop {
            let next = tail.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
            let next = next.strip_prefix("&nbsp;").map_or(next, |next| next.trim_start());
            match next.strip_prefix("<br>") {
                Some(further) => {
                    breaks += 1;
                    tail = further;
                }
                None => break,
            }
        }
        out.push_str(if breaks > 1 { "</p>\n<p>" } else { "<br>" });
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simple(html: &str) -> String {
        let page = Document::from(html);
        silence(&page);
        let body = page.body().unwrap();
        simplify(&body);
        html_of(&body).0
    }

    #[test]
    fn old_markup() {
        for (html, plain) in [
            ("<center><font size=2>One <b>two</b></font></center>", "One <b>two</b>"),
            ("<p>One<br> <br>&nbsp;<br>two<br>three</p>", "<p>One</p>\n<p>two<br>three</p>"),
            ("<p>x<img src=img/spacer.gif><img src=a.jpg width=1></p>", "<p>x</p>"),
            ("<p><a name=top></a>x</p><script>y</script><p style='display: none'>z</p>", "<p>x</p>"),
            (
                "<table><tr><td>Menu</td></tr><tr><td>Text</td></tr></table>",
                "<div><div><div><div>Menu</div></div><div><div>Text</div></div></div></div>",
            ),
            (
                "<p><span lang=qu>yaku</span> <span>x</span></p><div> </div>",
                "<p><span lang=\"qu\">yaku</span> x</p>",
            ),
        ] {
            assert_eq!(simple(html).replace('\n', ""), plain.replace('\n', ""), "{html}");
        }
    }

    #[test]
    fn tables_of_figures_stay() {
        let table = "<table><tr><td>Year</td><td>Tonnes</td></tr><tr><td>2004</td><td>12</td></tr></table>";
        assert!(simple(table).contains("<td>Tonnes</td>"));
        let nested = format!("<table width=100%><tr><td>{table}</td></tr></table>");
        let plain = simple(&nested);
        assert!(plain.matches("<table>").count() == 1 && plain.contains("<td>12</td>"), "{plain}");
    }

    #[test]
    fn deep_nesting_leaves_the_words() {
        let deep = format!("{}<p>words &lt;</p>", "<div>".repeat(5000));
        let page = Document::from(deep);
        let (html, too_deep) = html_of(&page.body().unwrap());
        assert!(too_deep && html.contains("words"), "{html}");
    }
}
