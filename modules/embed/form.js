// The controls, made of the site's own vocabularies. Each choice acts at once.
import { make } from "../make.js";
import { FACETS, opposite } from "./choice.js";
import { words } from "./words.js";

let count = 0;

/** A control with its label. */
function labelled(label, control, hint) {
  const id = `embed-${++count}`;
  control.id = id;
  const parts = [make("label", { for: id }, label), control];
  if (hint) {
    control.setAttribute("aria-describedby", `${id}-hint`);
    parts.push(make("span", { class: "hint", id: `${id}-hint` }, hint));
  }
  return make("div", { class: "embed-field" }, ...parts);
}

function check(label, checked, change) {
  const box = make("input", { type: "checkbox", checked, change: () => change(box.checked) });
  return make("label", { class: "embed-check" }, box, label);
}

export function form(choice, site, follow) {
  const { values } = choice;
  const set = (name) => ({ target }) => {
    values[name] = target.value.trim();
    follow();
  };

  const select = (name, options) => {
    const control = make("select", { change: set(name) }, ...options.map(([value, label]) => make("option", { value, selected: values[name] === value }, label)));
    return labelled(words[name], control);
  };

  /** All values of a facet, in a part that opens; its line says how many are chosen. */
  const facet = ([name, vocabulary]) => {
    const ids = (site[vocabulary] ?? []).map((one) => one.id ?? one.code);
    if (name === "language") ids.push(...(site.content_languages ?? []).map(({ code }) => code));
    if (name === "region" && site.country) ids.push("country");
    if (ids.length < 2) return undefined;
    const chosen = make("span", { class: "embed-chosen" });
    const said = (id) => (id.startsWith("-") ? words.without(choice.nameOf(name, id.slice(1))) : choice.nameOf(name, id));
    const tell = () => (chosen.textContent = choice.list(name).map(said).join(", "));
    const boxes = new Map();
    const one = (id) => {
      const label = check(choice.nameOf(name, id.replace(/^-/, "")), choice.list(name).includes(id), (on) => {
        choice.toggle(name, id, on);
        // Nothing is both chosen and left out.
        if (on) boxes.get(opposite(id)).checked = false;
        tell();
        all.hidden = !choice.asksForAll;
        follow();
      });
      boxes.set(id, label.control);
      return label;
    };
    const some = make("fieldset", {}, make("legend", { class: "visually-hidden" }, words[name]), ...ids.map(one));
    const none = make("fieldset", {}, make("legend", { class: "visually-hidden" }, `${words[name]}: ${words.leaveOut}`), ...ids.map((id) => one(`-${id}`)));
    const out = make("details", { class: "embed-out", open: choice.list(name).some((id) => id.startsWith("-")) }, make("summary", {}, words.leaveOut), none);
    tell();
    return make("details", { class: "embed-facet", open: choice.list(name).length > 0 }, make("summary", {}, words[name], " ", chosen), some, out);
  };

  const all = check(words.match, values.match === "all", (on) => {
    values.match = on ? "all" : "";
    follow();
  });
  all.hidden = !choice.asksForAll;

  const day = (name) => {
    const input = make("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      size: "10",
      value: values[name] ?? "",
      input: () => {
        const text = input.value.trim();
        const isRight = text === "" || /^\d{4}(-\d\d){0,2}$/.test(text);
        if (isRight) input.removeAttribute("aria-invalid");
        else input.setAttribute("aria-invalid", "true");
        values[name] = isRight ? text : "";
        follow();
      },
    });
    return labelled(words[name], input, words.dayHint);
  };

  const limit = make("input", { type: "number", min: "1", max: "100", value: values.limit, input: () => limit.validity.valid && limit.value && set("limit")({ target: limit }) });

  const shown = ["date", "summary", "image"].map((what) => {
    const parts = () => values.show.split(/[\s,]+/).filter(Boolean);
    return check(words.parts[what], parts().includes(what), (on) => {
      values.show = ["date", "summary", "image"].filter((part) => (part === what ? on : parts().includes(part))).join();
      follow();
    });
  });

  const text = make("input", {
    type: "text",
    value: "",
    placeholder: choice.text,
    input: () => {
      choice.ownText = text.value.trim();
      follow();
    },
  });

  const levels = ["1", "2", "3", "4", "5", "6"].map((level) => [level, words.level(level)]);
  const group = (legend, ...parts) => make("fieldset", { class: "embed-group" }, make("legend", {}, legend), ...parts);
  const controls = make(
    "form",
    { class: "embed-form", autocomplete: "off", submit: (event) => event.preventDefault() },
    group(words.what, ...FACETS.map(facet), all, make("div", { class: "embed-row" }, day("from"), day("to"))),
    group(
      words.how,
      make(
        "div",
        { class: "embed-row" },
        labelled(words.limit, limit),
        select("layout", [["list", words.list], ["headlines", words.headlines]]),
        select("theme", [["auto", words.auto], ["light", words.light], ["dark", words.dark]]),
        select("lang", site.languages.map(({ code, name }) => [code, name])),
        select("heading", [...levels, ["none", words.noHeading]]),
      ),
      make("fieldset", { class: "embed-row" }, make("legend", {}, words.show), ...shown),
      labelled(words.linkText, text, words.linkHint),
    ),
  );
  // What the link says by itself follows what is chosen.
  controls.addEventListener("change", () => (text.placeholder = choice.text));
  return controls;
}
