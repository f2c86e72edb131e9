// What is chosen, in the words of the element's attributes (`docs/embedding.md`).
import { language as shown, words } from "./words.js";

/** The facets, with the vocabularies of `site.json` they are chosen from. */
export const FACETS = [
  ["topic", "topics"],
  ["region", "regions"],
  ["series", "series"],
  ["kind", "kinds"],
  ["language", "languages"],
];

/** In this order they stand in a line; what is as usual is left out. */
const ORDER = ["topic", "region", "kind", "series", "language", "from", "to", "match", "limit", "lang", "layout", "heading", "show", "theme"];
const USUAL = { limit: "5", layout: "list", heading: "2", show: "date,summary", theme: "auto" };

/** A text by language: as the page is, else in the site's first, else in any. */
export const textOf = (text = {}, site) => text[shown] ?? text[site.languages[0].code] ?? Object.values(text)[0] ?? "";

/** The other sense of a value. */
export const opposite = (id) => (id.startsWith("-") ? id.slice(1) : `-${id}`);

export class Choice {
  /** `asked` is what the page's own address asks for at first. */
  constructor(site, asked = new URLSearchParams()) {
    this.site = site;
    this.values = { ...USUAL, lang: shown };
    for (const name of ORDER) {
      if (asked.has(name)) this.values[name] = asked.getAll(name).join();
    }
    this.ownText = "";
  }

  list(facet) {
    return (this.values[facet] ?? "").split(",").filter(Boolean);
  }

  /** `-` before a value leaves it out; one that is there already takes the new sense. */
  toggle(facet, id, on) {
    const others = this.list(facet).filter((value) => value !== id && value !== opposite(id));
    this.values[facet] = (on ? [...others, id] : others).join();
  }

  /** Whether "all of these topics" means something else than "any of them". */
  get asksForAll() {
    return this.list("topic").filter((id) => !id.startsWith("-")).length > 1;
  }

  /** What a value is called. */
  nameOf(facet, id) {
    const { site } = this;
    if (facet === "region" && id === "country") return textOf(site.country?.name, site) || id;
    const list = site[FACETS.find(([name]) => name === facet)[1]] ?? [];
    const all = facet === "language" ? [...list, ...(site.content_languages ?? [])] : list;
    const found = all.find((one) => (one.id ?? one.code) === id);
    return found ? (typeof found.name === "string" ? found.name : textOf(found.name, site)) : id;
  }

  /** What the link says: as was typed, else what was chosen. */
  get text() {
    const chosen = FACETS.flatMap(([facet]) => this.list(facet).filter((id) => !id.startsWith("-")).map((id) => this.nameOf(facet, id)));
    const { site } = this;
    return this.ownText || words.link(chosen.join(", "), textOf(site.short_name, site) || textOf(site.name, site));
  }

  /** Names and values that say it, without what is as usual. */
  get attributes() {
    const isOver = (name) => !this.values[name] || this.values[name] === USUAL[name] || (name === "match" && !this.asksForAll);
    return ORDER.filter((name) => !isOver(name) || (name === "show" && this.values.show === "")).map((name) => [name, this.values[name]]);
  }
}
