// The list as it will look: the element itself, in both themes and at the widths that others have.
import { make } from "../make.js";
import { lines } from "./lines.js";
import { root, words } from "./words.js";

const WIDTHS = ["280", "360", "640", ""];

/** Loads the script that others load, once. */
function load() {
  document.head.append(make("script", { async: true, src: new URL("embed/v1.js", root).href }));
}

export class Show {
  /** `said` is where it is told what the list has become. */
  constructor(said) {
    this.said = said;
    this.feeds = ["light", "dark"].map((theme) => make("chasqui-feed", { theme }));
    this.feeds[0].addEventListener("chasqui:state", ({ detail: { state, count } }) => {
      if (state === "ready") said.textContent = words.count(count);
      if (state === "failed") said.textContent = words.unshown;
    });
    this.panes = this.feeds.map((feed, at) => make("figure", { class: "embed-pane" }, make("figcaption", {}, [words.light, words.dark][at]), feed));
    const radio = (width) => {
      const change = () => this.panes.forEach((pane) => (pane.dataset.width = width));
      return make("label", { class: "embed-check" }, make("input", { type: "radio", name: "width", value: width, checked: width === "360", change }), words.width(width));
    };
    this.panes.forEach((pane) => (pane.dataset.width = "360"));
    const widths = make("fieldset", { class: "embed-row" }, make("legend", {}, words.widths), ...WIDTHS.map(radio));
    this.element = make("section", { class: "embed-show" }, make("h2", {}, words.looks), widths, make("div", { class: "embed-panes" }, ...this.panes));
    load();
    // Whoever chooses hears what the list becomes, however far down it stands.
    customElements.whenDefined("chasqui-feed").then(() => this.feeds.forEach((feed) => feed.approach()));
  }

  follow(choice) {
    const codes = choice.site.languages.map(({ code }) => code);
    const { attributes, text } = choice;
    const wanted = new Map(attributes.filter(([name]) => name !== "theme"));
    // On this page the list stands below a heading of the second level.
    if (!wanted.has("heading")) wanted.set("heading", "3");
    const made = lines(choice, { site: root.href, languages: codes });
    const href = new DOMParser().parseFromString(made.script, "text/html").querySelector("a").href;
    for (const feed of this.feeds) {
      const link = make("a", { href }, text);
      if (feed.querySelector("a")?.outerHTML !== link.outerHTML) feed.replaceChildren(link);
      for (const name of feed.getAttributeNames()) if (name !== "theme" && !wanted.has(name)) feed.removeAttribute(name);
      for (const [name, value] of wanted) if (feed.getAttribute(name) !== value) feed.setAttribute(name, value);
      feed.renew?.();
    }
  }
}
