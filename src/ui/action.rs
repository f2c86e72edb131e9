//! What a reader is asked to do: actions, the appeal, forms, and the panels beside what is read.

use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use crate::model::{Action, Appeal, Form, Panel, Text};

/// A link that stands out.
pub(crate) fn action(setting: &Setting, action: &Action) -> Element {
    let link = link(setting.href(&action.href)).class("button").with(setting.text(&action.title));
    el("p").class("action").with(link)
}

/// The request for support.
pub(crate) fn appeal(setting: &Setting, appeal: &Appeal) -> Element {
    let button = link(setting.href(&appeal.href)).class("button").with(setting.text(&appeal.button));
    el("section")
        .class("appeal")
        .with(el("h2").with(setting.text(&appeal.title)))
        .with(el("p").with(setting.text(&appeal.text)))
        .with(el("p").class("action").with(button))
}

/// A plain form to a service of the publisher's choice.
pub(crate) fn form(setting: &Setting, form: &Form) -> Element {
    let words = setting.words();
    let method = if form.method.eq_ignore_ascii_case("get") { "get" } else { "post" };
    let mut markup = el("form")
        .class("fields")
        .attr("data-form", form.id.clone())
        .attr("action", setting.href(&form.action))
        .attr("method", method);
    for field in &form.fields {
        let tag = match field.kind.as_str() {
            "textarea" => "textarea",
            "select" => "select",
            _ => "input",
        };
        let option = |(value, label): &(String, Text)| {
            el("option").attr("value", value.clone()).with(setting.text(label))
        };
        let input = el(tag)
            .attr("name", field.name.clone())
            .maybe_attr("type", (tag == "input").then(|| field.kind.clone()))
            .maybe_attr("autocomplete", (field.kind == "email").then(|| "email".to_owned()))
            .flag("required", field.required)
            .all(if tag == "select" { field.options.iter().map(option).collect() } else { Vec::new() });
        let note = field.required.then(|| el("span").class("note").with(" (").with(words.required).with(")"));
        let name = el("span").with(setting.text(&field.label)).maybe(note);
        markup.push(el("label").with(name).with(input).into());
    }
    for (name, value) in &form.hidden {
        let hidden =
            el("input").attr("type", "hidden").attr("name", name.clone()).attr("value", value.clone());
        markup.push(hidden.into());
    }
    let button = el("button").class("button").attr("type", "submit").with(setting.text(&form.button));
    let privacy = form.privacy.as_ref().map(|privacy| {
        let title =
            if privacy.title.is_empty() { words.read_more.to_owned() } else { setting.text(&privacy.title) };
        let more = privacy.href.as_ref().map(|href| link(setting.href(href)).with(title));
        el("p").class("hint").with(setting.text(&privacy.text)).with(" ").maybe(more)
    });
    let text = (!form.text.is_empty()).then(|| el("p").with(setting.text(&form.text)));
    el("section")
        .class("form")
        .with(el("h2").with(setting.text(&form.title)))
        .maybe(text)
        .with(markup.with(button))
        .maybe(privacy)
}

/// The form with this id, where there is one.
pub(crate) fn form_by_id(setting: &Setting, id: Option<&String>) -> Option<Element> {
    setting.site.form(id?).map(|found| form(setting, found))
}

/// The panels.
pub(crate) fn panels(setting: &Setting) -> Option<Element> {
    let all = setting.site.panels.iter().map(|one| panel(setting, one)).collect();
    let label = setting.words().panels;
    el("section").class("panels").attr("aria-label", label).all(all).or_nothing()
}

fn panel(setting: &Setting, panel: &Panel) -> Element {
    let title = setting.text(&panel.title);
    let heading = match &panel.href {
        Some(href) => el("h2").with(link(setting.href(href)).with(title)),
        None => el("h2").with(title),
    };
    let text = (!panel.text.is_empty()).then(|| el("p").with(setting.text(&panel.text)));
    let points = panel.points.iter().map(|point| el("li").with(setting.text(point))).collect();
    el("section")
        .class("panel")
        .with(heading)
        .maybe(text)
        .maybe(el("ul").all(points).or_nothing())
        .maybe(panel.action.as_ref().map(|asked| action(setting, asked)))
}
