//! What was asked, in words: the sentence above a list, and the chips below it.

use super::list::heading;
use super::markup::{Element, Node, el};
use super::naming::link;
use super::setting::Setting;
use super::words::{Words, capital, dates};
use crate::archive::listing::Plan;
use crate::archive::query::{DateField, Facet, Query};
use crate::archive::route::Scope;

/// The preposition of a facet.
fn before(words: &Words, facet: Facet) -> &'static str {
    match facet {
        Facet::Topic => words.about,
        Facet::Region => words.in_region,
        Facet::Kind => words.of_kind,
        Facet::Series => words.in_series,
        Facet::Language => words.written_in,
    }
}

/// A date that a reader asked for, in words; as it was written when it is none.
fn asked(field: &DateField, words: &Words) -> String {
    dates::known(Some(&field.0), words)
}

/// Words as they were typed, in quotation marks unless they bring their own.
fn quoted(typed: &str) -> String {
    if typed.contains('"') { typed.to_owned() } else { ["“", typed, "”"].concat() }
}

/// `since 2004`, with the article that Spanish wants before a day.
fn since(field: &DateField, words: &Words) -> &'static str {
    if field.0.len() == 10 { words.since_day } else { words.since }
}

fn until(field: &DateField, words: &Words) -> &'static str {
    if field.0.len() == 10 { words.until_day } else { words.until }
}

/// `412 articles about mining in Cusco since 2004`, what was chosen in strong type.
pub(crate) fn sentence(setting: &Setting, plan: &Plan) -> Element {
    let line = el("p").class("sentence").with(setting.words().articles(plan.total));
    say(setting, &plan.scope, &plan.query, line)
}

/// The same for the window's title, without the number: `Mining in Cusco since 2004`; the list's own name where nothing
/// is asked of it.
pub(crate) fn title(setting: &Setting, scope: &Scope, query: &Query) -> String {
    let words = setting.words();
    let heading = heading(setting, scope);
    let mut title = String::new();
    if query.has_filters() {
        let said = say(setting, scope, query, el("p")).text();
        let said = said.trim_start();
        let first = if query.words.is_empty() { words.about } else { words.matching };
        title.push_str(&capital(said.strip_prefix(first).map_or(said, str::trim_start)));
        if *scope == Scope::News && !title.is_empty() {
            title.push_str(" · ");
            title.push_str(&heading);
        }
    }
    if title.is_empty() {
        title = heading;
    }
    if query.page > 0 {
        title.push_str(" · ");
        title.push_str(&words.page.to_lowercase());
        title.push(' ');
        title.push_str(&(query.page + 1).to_string());
    }
    title
}

/// What was asked, after what stands in the line already.
fn say(setting: &Setting, scope: &Scope, query: &Query, mut line: Element) -> Element {
    let words = setting.words();
    let scope_of = match scope {
        Scope::News => None,
        Scope::Topic(id) => Some((Facet::Topic, id)),
        Scope::Region(id) => Some((Facet::Region, id)),
        Scope::Series(id) | Scope::Number(id, _) => Some((Facet::Series, id)),
    };
    if !query.words.is_empty() {
        name_all(&mut line, words.matching, vec![quoted(&query.words)], "");
    }
    for facet in Facet::ALL {
        let mut before = before(words, facet);
        if let Some((own, id)) = scope_of
            && own == facet
        {
            // The list's own topic, region or series holds beside any of those chosen.
            let mut name = setting.name(facet, id);
            if let Scope::Number(_, number) = scope {
                name.push(' ');
                name.push_str(&number.to_string());
            }
            name_all(&mut line, before, vec![name], "");
            before = words.and;
        }
        let between = if facet == Facet::Topic && query.all_topics { words.and } else { words.or };
        name_all(&mut line, before, chosen(setting, query, facet, false), between);
    }
    span(&mut line, query, words);
    let left_out: Vec<String> = Facet::ALL.iter().flat_map(|f| chosen(setting, query, *f, true)).collect();
    if !left_out.is_empty() {
        line.push(",".into());
        name_all(&mut line, words.leaving_out, left_out, words.and);
    }
    line
}

fn span(line: &mut Element, query: &Query, words: &Words) {
    if query.undated {
        line.push(" ".into());
        line.push(words.without_date.into());
        return;
    }
    let read = |field: &DateField| field.span().is_some();
    match (read(&query.from), read(&query.to)) {
        (true, true) if query.from == query.to => {
            name_all(line, words.from_date, vec![asked(&query.from, words)], "");
        }
        (true, true) => {
            name_all(line, words.from_date, vec![asked(&query.from, words)], "");
            name_all(line, words.to_date, vec![asked(&query.to, words)], "");
        }
        (true, false) => {
            name_all(line, since(&query.from, words).trim_end(), vec![asked(&query.from, words)], "");
        }
        (false, true) => {
            name_all(line, until(&query.to, words).trim_end(), vec![asked(&query.to, words)], "");
        }
        (false, false) => {}
    }
}

/// The names of what is chosen of a facet, or left out; such as no vocabulary knows restrict nothing that could be
/// said, but a list of them alone is said, as it is why nothing answers.
fn chosen(setting: &Setting, query: &Query, facet: Facet, out: bool) -> Vec<String> {
    query.of(facet).iter().filter(|c| c.out == out).map(|c| setting.name(facet, &c.value)).collect()
}

fn name_all(line: &mut Element, before: &'static str, names: Vec<String>, between: &'static str) {
    for (at, name) in names.into_iter().enumerate() {
        line.push(" ".into());
        line.push(Node::from(if at == 0 { before } else { between }));
        line.push(" ".into());
        line.push(el("b").with(name).into());
    }
}

/// The filters in force, each a link that removes it, and one that turns a choice into its contrary.
pub(crate) fn chips(setting: &Setting, plan: &Plan) -> Element {
    let words = setting.words();
    let query = &plan.query;
    let to = |query: &Query| setting.list(&plan.scope, query);
    let mut list = el("ul").class("chips").attr("data-active-filters", "").attr("aria-label", words.in_force);
    if !query.words.is_empty() {
        let text = [words.matching, " ", &quoted(&query.words)].concat();
        list.push(chip(words, to(&query.with_words("")), text, None).into());
    }
    for facet in Facet::ALL {
        for choice in query.of(facet) {
            let mut text = String::new();
            text.push_str(if choice.out { words.leaving_out } else { before(words, facet) });
            text.push(' ');
            text.push_str(&setting.name(facet, &choice.value));
            if is_unknown(plan, facet, &choice.value) {
                text.push_str(" (");
                text.push_str(words.not_known);
                text.push(')');
            }
            let turned = query.with(facet, &choice.value, !choice.out);
            let flip =
                link(to(&turned)).class("flip").with(if choice.out { words.only } else { words.leave_out });
            let name = el("span").class("visually-hidden").with(" ").with(setting.name(facet, &choice.value));
            let removed = to(&query.without(facet, &choice.value));
            list.push(chip(words, removed, text, Some(flip.with(name))).into());
        }
    }
    let ends = [(&query.from, true), (&query.to, false)];
    for (field, is_from) in ends.into_iter().filter(|(field, _)| !field.is_empty()) {
        let mut without = Query { page: 0, ..query.clone() };
        let (end, before) = if is_from {
            (&mut without.from, since(field, words))
        } else {
            (&mut without.to, until(field, words))
        };
        *end = DateField::default();
        let mut text = before.to_owned();
        text.push_str(&asked(field, words));
        if field.is_unreadable() {
            text.push_str(" (");
            text.push_str(words.not_understood);
            text.push(')');
        } else if query.undated {
            text.push_str(" (");
            text.push_str(words.set_aside);
            text.push(')');
        }
        list.push(chip(words, to(&without), text, None).into());
    }
    if query.undated {
        let without = Query { undated: false, page: 0, ..query.clone() };
        list.push(chip(words, to(&without), words.without_date.to_owned(), None).into());
    }
    if query.all_topics {
        let without = Query { all_topics: false, page: 0, ..query.clone() };
        list.push(chip(words, to(&without), words.match_all.to_owned(), None).into());
    }
    if !list.is_empty() {
        let none = Query { sort: query.sort, ..Query::default() };
        let clear = link(to(&none)).attr("data-clear", "").with(words.clear_all);
        list.push(el("li").class("clear").with(clear).into());
    }
    list
}

fn is_unknown(plan: &Plan, facet: Facet, id: &str) -> bool {
    let values = plan.facets.iter().filter(|counts| counts.facet == facet).flat_map(|counts| &counts.values);
    values.into_iter().any(|value| value.id == id && !value.known)
}

fn chip(words: &Words, reference: String, text: String, flip: Option<Element>) -> Element {
    let hidden = el("span").class("visually-hidden").with(words.remove).with(" ");
    let cross = el("span").class("cross").attr("aria-hidden", "true").with("×");
    let remove = link(reference).class("chip").with(hidden).with(text).with(" ").with(cross);
    el("li").with(remove).maybe(flip)
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::super::sample;
    use super::*;

    /// The sentence as plain text with `*` about what is strong.
    fn said(language: &str, scope: Scope, query: &str, total: u32) -> String {
        let plan = Plan { total, ..sample::plan(scope, query) };
        let html = Node::from(sentence(&sample::setting(language), &plan)).to_html();
        let text = html.replace("<b>", "*").replace("</b>", "*").replace("</p>", "");
        text.replace("<p class=\"sentence\">", "")
    }

    #[test]
    fn sentences_in_both_languages() {
        let news = || Scope::News;
        for (scope, query, total, english, spanish) in [
            (news(), "", 1234, "1,234 articles", "1,234 artículos"),
            (
                news(),
                "?topic=mining&region=cusco&from=2004",
                412,
                "412 articles about *Mining* in *Cusco* since *2004*",
                "412 artículos sobre *Minería* en *Cusco* desde *2004*",
            ),
            (
                news(),
                "?topic=mining,water&match=all&to=2009-06",
                1,
                "1 article about *Mining* and *Water* until *June 2009*",
                "1 artículo sobre *Minería* y *Agua* hasta *junio de 2009*",
            ),
            (
                news(),
                "?topic=mining,-water&from=2004&to=2009",
                2,
                "2 articles about *Mining* from *2004* to *2009*, leaving out *Water*",
                "2 artículos sobre *Minería* de *2004* a *2009*, sin contar *Agua*",
            ),
            (
                Scope::Topic("mining".into()),
                "?kind=letter&dated=no",
                0,
                "No articles about *Mining* of the kind *Letter* without a date",
                "Ningún artículo sobre *Minería* del tipo *Carta* sin fecha",
            ),
            (
                Scope::Number("update".into(), 102),
                "?language=es&region=country",
                3,
                "3 articles in *The Isles as a whole* in the series *Island Update 102* written in *Español*",
                "3 artículos en *Las Islas en su conjunto* de la serie *Island Update 102* en idioma *Español*",
            ),
            (news(), "?from=soon&q=gold", 5, "5 articles with *“gold”*", "5 artículos con *“gold”*"),
            (
                news(),
                "?from=2004-02-29",
                5,
                "5 articles since *29 February 2004*",
                "5 artículos desde el *29 de febrero de 2004*",
            ),
        ] {
            assert_eq!(said("en", scope.clone(), query, total), english, "{query}");
            assert_eq!(said("es", scope, query, total), spanish, "{query}");
        }
    }

    #[test]
    fn titles_in_both_languages() {
        let (news, mining) = (|| Scope::News, || Scope::Topic("mining".into()));
        for (scope, query, english, spanish) in [
            (news(), "", "News", "Noticias"),
            (news(), "?sort=oldest&page=3", "News · page 3", "Noticias · página 3"),
            (
                news(),
                "?topic=mining&region=cusco&from=2004",
                "Mining in Cusco since 2004 · News",
                "Minería en Cusco desde 2004 · Noticias",
            ),
            (news(), "?region=cusco", "In Cusco · News", "En Cusco · Noticias"),
            (news(), "?dated=no", "Without a date · News", "Sin fecha · Noticias"),
            (news(), "?from=soon", "News", "Noticias"),
            (news(), "?q=gold", "“gold” · News", "“gold” · Noticias"),
            (mining(), "?q=gold&page=2", "“gold” about Mining · page 2", "“gold” sobre Minería · página 2"),
            (mining(), "?topic=-water", "Mining, leaving out Water", "Minería, sin contar Agua"),
            (mining(), "", "Mining", "Minería"),
        ] {
            let said = |language| title(&sample::setting(language), &scope, &Query::parse(query));
            assert_eq!((said("en").as_str(), said("es").as_str()), (english, spanish), "{query}");
        }
    }

    #[test]
    fn chips_remove_and_turn() {
        let plan = sample::plan(Scope::News, "?q=gold&topic=mining,-nonesuch&from=soon&page=3");
        let html = Node::from(chips(&sample::setting("en"), &plan)).to_html();
        for piece in [
            r#"<a href="./news/?topic=mining,-nonesuch&amp;from=soon" class="chip">"#,
            "with “gold”",
            r#"href="./news/?q=gold&amp;topic=-nonesuch&amp;from=soon" class="chip""#,
            r#"href="./news/?q=gold&amp;topic=-mining,-nonesuch&amp;from=soon" class="flip">leave out"#,
            "leaving out nonesuch (not known here)",
            "since soon (not understood as a date, so it limits nothing)",
            r#"<a href="./news/" data-clear>Clear all</a>"#,
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
        let none = chips(&sample::setting("en"), &sample::plan(Scope::News, "?sort=oldest"));
        assert!(none.is_empty());
    }
}
