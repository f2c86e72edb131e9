// The site's data, as far as it is published for others: `data/v1/latest/….json`, and `site.json` where a list's name or
// language has to be looked up. Nothing else is read, and nothing is kept but for as long as the page is open.
//
// What is newer than this script is read all the same: fields that it does not know are passed over, and within `data/v1/`
// a later format only adds some.
import { days } from "./date.js";
import { answers } from "./query.js";

/** What has come or is coming, by address: two lists of a page ask once. */
const asked = new Map();
/** What failed: it is asked for past what the browser has stored. */
const failed = new Set();

/** A file of JSON: `undefined` where there is none; throws where it cannot be had or read. */
function json(url) {
  if (!asked.has(url)) {
    const coming = fetch(url, { credentials: "omit", referrerPolicy: "strict-origin", cache: failed.has(url) ? "reload" : "default" }).then((response) => {
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(response.status);
      return response.json();
    });
    asked.set(url, coming);
    // What failed is asked for again, the next time that it is needed.
    const lose = () => asked.delete(url) && failed.add(url);
    coming.then((data) => data ?? lose(), lose);
  }
  return asked.get(url);
}

/** Who publishes, and the vocabularies. */
export async function site(base) {
  const data = await json(`${base}data/v1/site.json`);
  if (!Array.isArray(data?.languages)) throw new Error("site.json");
  return data;
}

/** In this order the lists of one value are likely to be the shorter. */
const LISTS = [["series", "series"], ["region", "regions"], ["topic", "topics"]];

/** Each of these sets of files can answer; the first that should be asked comes first. */
export function sources(query) {
  const sets = [];
  for (const [facet, folder] of LISTS) {
    const { some } = query[facet];
    // What is no id is no value of any vocabulary: it adds nothing.
    const files = some.filter((id) => /^[a-z0-9-]+$/.test(id)).map((id) => [folder, id]);
    if (some.length && query.all && facet === "topic") sets.push(...(files.length < some.length ? [[]] : files.map((file) => [file])));
    else if (some.length && some.length < 5) sets.push(files);
  }
  sets.sort((one, other) => one.length - other.length);
  return sets.length ? sets : [[["news"]]];
}

/** One of the latest lists. One that is not there is an empty one where the site knows no such value, else a fault. */
async function latest(base, [folder, id]) {
  const data = await json(`${base}data/v1/latest/${id ? `${folder}/${id}` : folder}.json`);
  if (data === undefined && id) {
    const all = (await site(base))[folder] ?? [];
    if (id !== "country" && !all.some((one) => one.id === id)) return { cards: [], total: 0 };
  }
  if (!Array.isArray(data?.cards)) throw new Error(folder);
  const isCard = ({ id, path, title } = {}) => id && title && /^\/[^/\\]/.test(path);
  return { cards: data.cards.filter(isCard), total: data.total };
}

const workOf = ({ work, id }) => work ?? id;

/** Whether a list is all that there is, rather than the newest of it. */
const isWhole = ({ cards, total }) => new Set(cards.map(workOf)).size >= total;

/** The order of every list: newest first, the more exact first, undated last. */
export function compare(one, other) {
  const [a, b] = [one, other].map(({ date }) => (date && days(date)) || { first: "", last: "" });
  const order = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
  return order(b.first, a.first) || !!a.vague - !!b.vague || order(a.last, b.last) || order(one.path, other.path);
}

/** Lists as one. Where one of them was cut off, those of the others that are older are left out: what would stand between
    them is not known. */
export function merged(lists) {
  if (lists.length === 1) return lists[0].cards;
  const ends = lists.filter((list) => !isWhole(list)).map(({ cards }) => cards.at(-1));
  const all = new Map(lists.flatMap(({ cards }) => cards).map((card) => [card.id, card]));
  return [...all.values()].filter((card) => ends.every((end) => compare(card, end) <= 0)).sort(compare);
}

/** Each work once: in the first of these languages that it has a version in, else as it was written. */
export function fold(cards, languages) {
  const works = new Map();
  for (const card of cards) works.set(workOf(card), [...(works.get(workOf(card)) ?? []), card]);
  const chosen = ([work, versions]) => {
    const inLanguage = languages.map((language) => versions.find((card) => card.language === language)).find(Boolean);
    return inLanguage ?? versions.find(({ id }) => id === work) ?? versions[0];
  };
  const kept = new Set([...works].map(chosen));
  return cards.filter((card) => kept.has(card));
}

/** The newest cards that answer, at most `limit`; of works in several languages as `fold` has it, once `languages` are
    known. */
export async function find(base, query, limit, languages) {
  let found = [];
  const seen = [];
  for (const set of sources(query)) {
    const [known, ...lists] = await Promise.all([languages, ...set.map((file) => latest(base, file))]);
    seen.push(merged(lists));
    const all = new Map(seen.flat().map((card) => [card.id, card]));
    const cards = seen.length > 1 ? [...all.values()].sort(compare) : seen[0];
    found = fold(cards.filter((card) => answers(card, query)), known);
    // A further list could only add what this one was cut off before.
    if (found.length >= limit || lists.every(isWhole)) break;
  }
  return found.slice(0, limit);
}
