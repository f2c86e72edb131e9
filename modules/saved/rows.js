// The rows of /saved/: an article, a search, and what was just removed.
import { make } from "./dom.js";
import { nodes } from "./safe.js";
import { root } from "./store.js";
import { known, number, when, words } from "./words.js";

const inside = (path) => new URL(path.slice(1), root).href;

/** An article: its link, since when it is saved, its kept text, and its removal. `gone`: the site has it no more. */
export function article(record, gone, remove) {
  const { path, title, language, date, saved, text } = record;
  const lang = language === document.documentElement.lang ? undefined : language;
  // Where the site has it no more, its link would lead nowhere.
  const name = gone ? make("span", { lang }, title) : make("a", { href: inside(path), lang, hreflang: lang, "data-reload": true }, title);
  return make(
    "li",
    { class: "saved-row" },
    make("h3", {}, name),
    make("p", { class: "facts" }, `${known(date)} · ${words.savedOn(when(saved))}`),
    gone ? make("p", {}, words.notThere) : undefined,
    remove && removal(title, remove),
    kept(record, lang),
  );
}

/** The kept text, made when it is opened first; a note in its place where it was withdrawn. */
function kept({ text, title }, lang) {
  if (text?.withdrawn) return make("p", {}, `${words.withdrawn} `, make("span", { lang }, text.withdrawn.text));
  if (!text) return make("p", { class: "facts" }, words.noText);
  const room = make("div", { class: "prose", lang });
  const open = ({ target }) => target.open && !room.hasChildNodes() && room.append(...nodes(pictureOver(text) + (text.body ?? "")));
  return make("details", { toggle: open }, make("summary", { "aria-label": `${words.readHere}: ${title}` }, words.readHere), room);
}

/** The picture over a text, as bodies have theirs; it goes through the same sieve. */
function pictureOver({ image }) {
  if (!image?.file) return "";
  const { file, fallback = file, alt = "", width, height, sizes = [] } = image;
  const quoted = (value) => `"${String(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
  const files = sizes.map((size) => `site:/${size.file} ${size.width}w`).join(", ");
  const source = files && `<source srcset=${quoted(files)} data-bytes=${quoted(sizes.map(({ bytes }) => bytes).join(" "))}>`;
  const shown = `<img src=${quoted(`site:/${fallback}`)} alt=${quoted(alt)} width=${quoted(width)} height=${quoted(height)}>`;
  return `<figure><span class="picture"><picture>${source}${shown}</picture></span></figure>`;
}

/** A search: its link, when it was last looked at, and where what is new will stand. */
export function search({ query, title, looked, saved }, news, remove) {
  return make(
    "li",
    { class: "saved-row" },
    make("h3", {}, make("a", { href: inside(query), "data-reload": true }, title)),
    make("p", { class: "facts" }, `${words.savedOn(when(saved))} · ${words.lookedOn(when(looked))}`),
    remove && removal(title, remove),
    make("p", { class: "news" }, news),
  );
}

/** What is new in a search, in words; the number that was counted then is told beside the one of now. */
export function news({ fresh, now }, { count }) {
  if (fresh !== undefined) return fresh === 0 ? words.nothingNew : words.fresh(fresh);
  if (now === undefined || count === null) return words.look;
  return words.counts(number(now), number(count));
}

const removal = (title, remove) =>
  make("button", { type: "button", "data-deed": "remove", "aria-label": `${words.remove}: ${title}`, click: remove }, words.remove);

/** In the place of what was removed. */
export const undoing = (title, undo) =>
  make("li", { class: "saved-row" }, make("p", {}, words.removed(title)), make("button", { type: "button", "data-deed": "undo", "aria-label": `${words.undo}: ${title}`, click: undo }, words.undo));
