// The controls on articles and lists: what is saved is marked, whatever the program shows next, and a press turns it.
import { article, cardOf } from "./data.js";
import { announce } from "./dom.js";
import { countHere, here, stateOf, titleHere } from "./searches.js";
import { Trouble, read, root, write } from "./store.js";
import { words } from "./words.js";

const CONTROLS = "[data-save],[data-save-search]";
let saved = { articles: new Set(), searches: new Map() };

/** Reads what is saved, and marks it. */
export async function mark() {
  const { articles, searches } = await read();
  saved = {
    articles: new Set(articles.map(({ id }) => id)),
    searches: new Map(searches.map((record) => [record.query, record])),
  };
  showAll();
}

/** Marks what the program shows from now on. It builds controls anew, or gives them other articles. */
export function watch() {
  const main = document.getElementById("main");
  const attributeFilter = ["data-save", "data-take", "data-count", "aria-pressed", "aria-label", "class"];
  new MutationObserver(showAll).observe(main, { subtree: true, childList: true, attributeFilter });
}

function showAll() {
  document.querySelectorAll(`main :is(${CONTROLS})`).forEach(show);
  look();
}

const isSearch = (button) => "saveSearch" in button.dataset;
const keyOf = (button) => (isSearch(button) ? here() : button.dataset.save);
const isSaved = (button) => (isSearch(button) ? saved.searches : saved.articles).has(keyOf(button));
/** A control's name is `Save: TITLE`. */
const titleOf = (button) => button.getAttribute("aria-label").replace(/^[^:]*: /, "");

function show(button) {
  // What was said in its place stays until it is of something else.
  if (button.dataset.said === keyOf(button)) return;
  delete button.dataset.said;
  const on = isSaved(button);
  const text = isSearch(button) ? (on ? words.searchSaved : words.saveSearch) : on ? words.saved : words.save;
  set(button, "aria-pressed", String(on));
  if (!isSearch(button)) set(button, "aria-label", `${text}: ${titleOf(button)}`);
  say(button, text);
}

function set(button, name, value) {
  if (button.getAttribute(name) !== value) button.setAttribute(name, value);
}

/** The text itself is the program's: it is changed, not replaced. */
function say(button, text) {
  if (button.firstChild.data !== text) button.firstChild.data = text;
}

/** Turns one. */
export async function pressed(button) {
  delete button.dataset.said;
  const key = keyOf(button);
  const [title, gone] = isSearch(button) ? [titleHere(), isSaved(button)] : [titleOf(button), isSaved(button)];
  try {
    if (key === undefined) return;
    if (isSearch(button)) await (gone ? write([], [["searches", key]]) : saveSearch(key, title));
    else await (gone ? write([], [["articles", key]]) : save(button, key, title));
    await mark();
    announce(gone ? words.gone(title) : words.kept(title));
    if (!gone && !isSearch(button)) fetchText(key).catch(() => {});
    if (!gone) navigator.storage?.persist?.().catch(() => {});
  } catch (error) {
    const sentence = words[error instanceof Trouble ? error.reason : "refused"];
    if (!isSearch(button)) set(button, "aria-label", `${sentence}: ${titleOf(button)}`);
    say(button, sentence);
    button.dataset.said = key;
    announce(sentence);
  }
}

/** What is known of an article at once; its text follows. */
async function save(button, id, title) {
  const link = (button.closest("header") ?? button.closest("article"))?.querySelector(":is(h1, h2, h3) a");
  const { pathname } = new URL(link?.href ?? location.href);
  const path = `/${pathname.slice(root.pathname.length)}`;
  const language = link?.lang || document.documentElement.lang;
  const record = { id, path, title, date: null, language, saved: new Date().toISOString(), file: null, text: null };
  await write([["articles", record]]);
}

/** The text of an article that was saved just now, with what its card says of it. */
async function fetchText(id) {
  const record = (await read()).articles.find((one) => one.id === id);
  const card = record && (await cardOf(id, record.path));
  if (!card) return;
  const { path, title, date = null, language, file } = card;
  const text = await article(file);
  const whole = { ...record, path, title, date, language, file, text };
  await write([["articles", whole]], [], (standing) => standing === undefined);
}

async function saveSearch(query, title) {
  const now = new Date().toISOString();
  const count = countHere();
  const state = await stateOf(query).catch(() => undefined);
  await write([["searches", { query, title, saved: now, looked: now, count, known: null, ...state }]]);
}

let looked = "";

/** A saved search that stands on the page has been looked at. */
async function look() {
  const query = here();
  const record = saved.searches.get(query);
  const count = record ? countHere() : null;
  const now = `${query} ${count}`;
  if (count === null || looked === now) return;
  looked = now;
  try {
    const state = (await stateOf(query)) ?? { count, known: null };
    const after = { ...record, ...state, looked: new Date().toISOString() };
    await write([["searches", after]], [], (standing) => standing === undefined);
  } catch {
    // It counts as not looked at.
  }
}
