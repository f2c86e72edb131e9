// What is asked for, in the words of the site's own addresses, and whether a card answers: OR within a facet, AND across,
// `-` before what is left out (docs/content.md, `/news/?…`).
import { days } from "./date.js";

export const FACETS = ["topic", "region", "kind", "series", "language"];

/** The names that make up an address, in the order in which the site writes them. */
export const NAMES = [...FACETS, "from", "to", "dated", "match"];

/** A year, month or day that is asked for; what cannot be read restricts nothing. */
const limit = (text) => (/^\d{4}(-\d\d){0,2}$/.test(text) ? days(text) : undefined);

/** What is asked; `get` gives what stands for a name. */
export function ask(get) {
  const text = (name) => (get(name) ?? "").trim();
  const query = { all: text("match") === "all", undated: text("dated") === "no" };
  for (const facet of FACETS) {
    // A value that is there already takes the new sense.
    const choices = new Map();
    for (const piece of text(facet).split(",")) {
      const value = piece.trim();
      const out = value.startsWith("-");
      const id = out ? value.slice(1) : value;
      if (id) choices.set(id, out);
    }
    const ids = [...choices.keys()];
    query[facet] = { some: ids.filter((id) => !choices.get(id)), none: ids.filter((id) => choices.get(id)) };
  }
  query.from = limit(text("from"))?.first;
  query.to = limit(text("to"))?.last;
  return query;
}

/** The address of the same list on the site: empty, or `?` and what is asked. */
export function address(get) {
  const one = (name) => {
    const value = (get(name) ?? "").replace(/\s/g, "");
    return value && `${name}=${encodeURIComponent(value).replace(/%2C/g, ",")}`;
  };
  const all = NAMES.map(one).filter(Boolean).join("&");
  return all && `?${all}`;
}

/** The values that a card has of a facet; without a region it is of the whole country. */
function valuesOf({ topics = [], regions = [], kind, series, language }, facet) {
  if (facet === "topic") return topics;
  if (facet === "region") return regions.length ? regions : ["country"];
  if (facet === "series") return series ? [series.id] : [];
  return [facet === "kind" ? kind : language];
}

/** Whether the days that a card's date allows, or those of its event, overlap those asked for. */
function isInTime({ date, event }, { from = "", to = "9999-12-31", undated }) {
  if (undated) return !date;
  if (!from && to === "9999-12-31") return true;
  const meets = (span) => span && from <= to && span.first <= to && span.last >= from;
  const day = (text) => text.slice(0, 10);
  const own = event && { first: day(event.starts), last: day(event.ends ?? event.starts) };
  return meets(date && days(date)) || meets(own) || false;
}

/** Whether a card is among what is asked for. */
export function answers(card, query) {
  const fits = (facet) => {
    const values = valuesOf(card, facet);
    const has = (id) => values.includes(id);
    const { some, none } = query[facet];
    if (none.some(has)) return false;
    return !some.length || (query.all && facet === "topic" ? some.every(has) : some.some(has));
  };
  return FACETS.every(fits) && isInTime(card, query);
}
