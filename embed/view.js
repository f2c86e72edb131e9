// Cards as elements. Nothing of the data is read as markup, and every address begins with the site's own.
import { happens, machine, say } from "./date.js";

/** An element with a class and a part of the same name. */
function make(tag, name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), name && { className: name }, properties);
  if (name) element.setAttribute("part", name);
  element.append(...children.filter(Boolean));
  return element;
}

/** What a language is called in the language of display; its code where the browser knows no name. */
function languageName(code, language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function link(name, href, text, { target, more = {} }) {
  return make("a", name, { href, textContent: text, target, rel: "noopener", referrerPolicy: "strict-origin", ...more });
}

function row(card, how) {
  const { base, words, language, show } = how;
  const isOther = card.language && card.language !== language;
  const lang = isOther ? { lang: card.language } : {};
  const { date, event, image, places = [] } = card;
  const when = event?.starts ? happens(event, words) : say(date, words);
  const dateTime = event?.starts ?? (date && machine(date));
  const place = event?.place || places[0];
  const about = make(
    "p",
    "about",
    {},
    show.includes("date") && (dateTime ? make("time", "date", { dateTime, textContent: when }) : make("span", "date", { textContent: when })),
    show.includes("date") && place && make("span", "place", { textContent: place }),
    isOther && make("span", "language", { textContent: languageName(card.language, language) }),
  );
  const source = image?.sizes?.[0]?.file ?? image?.file;
  const isPictured = show.includes("image") && /^[^/:\\]+\//.test(source);
  const picture = isPictured && make("img", "image", {
    loading: "lazy",
    decoding: "async",
    referrerPolicy: "strict-origin",
    alt: image.alt ?? "",
    ...(image.width && image.height && { width: image.width, height: image.height }),
    src: base + source,
    ...lang,
  });
  const title = link("title", base + card.path.slice(1), card.title, { ...how, more: { ...lang, ...(isOther && { hreflang: card.language }) } });
  const summary = show.includes("summary") && card.summary && make("p", "summary", { textContent: card.summary, ...lang });
  return make("li", "item", {}, picture, title, about.firstChild && about, summary);
}

/** A list with its name, which is a link to all of it. `how`: base, words, language, theme, show, heading, href, text,
    target. */
export function view(cards, how) {
  const { words, language, theme, heading, href, text } = how;
  const all = link("link", href, text, how);
  const list = make("ul", "list", {}, ...cards.map((card) => row(card, how)));
  // Safari takes a list without marks for none unless it is told.
  list.setAttribute("role", "list");
  const feed = make(
    "div",
    "feed",
    { lang: language },
    heading && make(`h${heading}`, "name", {}, all),
    cards.length ? list : make("p", "note", { textContent: words.none }),
    !heading && make("p", "more", {}, all),
  );
  feed.classList.add(theme);
  return feed;
}
