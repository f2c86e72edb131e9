// The element: waits until it is near what the reader sees, asks for its list, shows it. Until then, and whenever
// anything fails, the link that stands inside it is what is seen.
import { find, site } from "./data.js";
import { isFrame } from "./frame.js";
import { name, rootOf } from "./name.js";
import { NAMES, address, ask } from "./query.js";
import { dress } from "./style.js";
import { VERSION } from "./version.js";
import { view } from "./view.js";
import { WORDS } from "./words.js";

const TAG = "chasqui-feed";

/** All that changes what is shown, but the link inside. */
export const ATTRIBUTES = [...NAMES, "limit", "lang", "theme", "layout", "heading", "show"];

/** The sites whose scripts this page has loaded, and the elements that are in it. */
const bases = [];
const live = new Set();
const renewAll = () => live.forEach((feed) => feed.renew());

/** Nothing is asked for before it is as near as this. */
const watcher = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.approach()),
  { rootMargin: "400px" },
);

/** Makes the element known, for this script's site. A page that shows two sites loads two scripts; the second, of whatever
    version, only adds its site to the first. */
export function begin(base) {
  const known = customElements.get(TAG);
  if (!known) {
    customElements.define(TAG, Feed);
    addEventListener("DOMContentLoaded", renewAll);
    addEventListener("load", renewAll);
  }
  (known ?? Feed).add(base);
}

class Feed extends HTMLElement {
  static version = VERSION;
  static observedAttributes = ["site", ...ATTRIBUTES];

  /** A further site: what waited for it looks again. */
  static add(base) {
    if (base && !bases.includes(base)) bases.push(base);
    renewAll();
  }

  /** `waiting`, `loading`, `ready`, `failed`. */
  state = "waiting";
  #shadow;
  #style;
  #asked;
  #isNear;
  #isDue;

  connectedCallback() {
    live.add(this);
    if (!this.#shadow) {
      this.#shadow = this.attachShadow({ mode: "open" });
      this.#style = dress(this.#shadow);
      this.#put();
    }
    // Where a frame is, its page decides (`loading="lazy"`); what is in it cannot tell in every browser.
    if (this.#isNear || isFrame) this.approach();
    else watcher.observe(this);
  }

  disconnectedCallback() {
    live.delete(this);
    watcher.unobserve(this);
  }

  attributeChangedCallback() {
    this.renew();
  }

  /** It has come near. */
  approach() {
    this.#isNear = true;
    watcher.unobserve(this);
    this.renew();
  }

  /** What is asked for, or the link, may have changed. Several changes at once are one. */
  renew() {
    if (!this.#isNear || this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#load();
    });
  }

  /** The link that stands inside, if the page put one there. */
  get #link() {
    return isFrame ? null : this.querySelector("a[href]");
  }

  /** The root of the site: as said, else that of the scripts' sites which the link leads to. A link to elsewhere waits
      until all scripts of the page have run, and then means the first. */
  #base(link) {
    const said = this.getAttribute("site");
    if (said) return new URL(said.replace(/\/?$/, "/"), location.href).href;
    const own = bases.filter((base) => link?.href.startsWith(base)).sort((one, other) => other.length - one.length);
    const state = document.readyState;
    return own[0] ?? ((link ? state === "complete" : state !== "loading") ? bases[0] : undefined);
  }

  async #load() {
    const link = this.#link;
    const base = this.#base(link);
    const asked = [base, link?.href, link?.textContent, ...ATTRIBUTES.map((attribute) => this.getAttribute(attribute))].join("\n");
    // Not known yet; put back; told twice.
    if (!base || (this.#asked === asked && this.state !== "failed")) return;
    this.#asked = asked;
    const is = (state, content, detail) => {
      if (this.#asked !== asked) return;
      if (state !== "loading") this.#put(content);
      this.state = state;
      this.dispatchEvent(new CustomEvent("chasqui:state", { detail: { state, ...detail }, bubbles: true }));
    };
    is("loading");
    try {
      const [feed, count] = await this.#made(base, link);
      is("ready", feed, { count });
    } catch (error) {
      is("failed", undefined, { error });
    }
  }

  async #made(base, link) {
    const get = (attribute) => this.getAttribute(attribute);
    const said = get("lang") || this.closest("[lang]")?.lang || "";
    const wanted = said.toLowerCase().split("-")[0];
    // The name of a list that has none, and the language of a site where there are no words of the one that is wanted.
    const coming = link && WORDS[wanted] ? Promise.resolve() : site(base);
    const query = ask(get);
    const limit = Math.min(Math.max(parseInt(get("limit"), 10) || 5, 1), 100);
    const spoken = (about) => [wanted, about?.languages[0].code, "en"].find((code) => WORDS[code]);
    const found = find(base, query, limit, coming.then((about) => [wanted, spoken(about)]));
    const [about, cards] = await Promise.all([coming, found]);
    const language = spoken(about);
    const words = WORDS[language];
    const isBrief = get("layout") === "headlines";
    const show = get("show") ?? "date,summary";
    const feed = view(cards, {
      base,
      words,
      language,
      heading: /^[1-6]$/.exec(get("heading") ?? "2")?.[0],
      theme: /^(light|dark)$/.exec(get("theme"))?.[0] ?? "auto",
      show: show.split(/[\s,]+/).filter((what) => what === "date" || !isBrief),
      href: link ? link.href : `${base}${rootOf(about, language)}news/${address(get)}`,
      text: link ? link.textContent.trim() || link.href : name(about, query, get, words, language),
      target: isFrame ? "_top" : "",
    });
    return [feed, cards.length];
  }

  /** Shows a list in place of what stands there, else the link inside. What had the focus has it again, where it is still
      there. */
  #put(content = document.createElement("slot")) {
    const focused = this.#shadow.activeElement?.href;
    this.#shadow.replaceChildren(...this.#style, content);
    if (focused) [...content.querySelectorAll("a")].find(({ href }) => href === focused)?.focus();
  }
}
