// What a file says of each article: a card, its days, and the names that its ids stand for.

/** Days are counted from 1 January of the year 1, which is 1; 1 January 1970 is this one. */
const EPOCH = 719163;
/** What stands for an open start and an open end of an interval: 1 January 1 and 31 December 9999. */
const OPEN = [1, 3652059];

/** A day as `2019-03-23`; empty where there is none, or where an interval is open. */
export function day(number) {
  if (number === undefined || number === 0 || OPEN.includes(number)) return "";
  return new Date((number - EPOCH) * 86400000).toISOString().slice(0, 10);
}

/**
 * @param {object} card as in `data/v1/cards/`
 * @param {[number, number]} days the first and the last that its date allows; 0 where it has none
 * @param {{names: object, root: string}} job `names[facet][id]`, and the address of the site's root
 */
export function record(card, days, { names, root }) {
  const named = (facet, id) => ({ id, name: names[facet]?.[id] ?? id });
  const { series } = card;
  return {
    id: card.id,
    title: card.title,
    authors: card.authors ?? [],
    date: card.date ?? "",
    earliest: day(days[0]),
    latest: day(days[1]),
    kind: named("kind", card.kind),
    topics: (card.topics ?? []).map((id) => named("topic", id)),
    regions: (card.regions ?? []).map((id) => named("region", id)),
    places: card.places ?? [],
    series: series ? named("series", series.id) : null,
    number: series?.number ?? null,
    language: card.language,
    address: new URL(card.path.replace(/^\/+/, ""), root).href,
    summary: card.summary ?? "",
  };
}

/** As much of a date as both its ends agree on: year, month and day as texts, from the left. */
export function agreed({ earliest, latest }) {
  const [one, other] = [earliest.split("-"), latest.split("-")];
  const same = one.findIndex((part, at) => part === "" || part !== other[at]);
  return same < 0 ? one : one.slice(0, same);
}

/** Where a file is from, in one line: who published, the query's address, how many, when, of which state of the data. */
export function origin({ newsroom, address, count, day: taken, data }) {
  return `${newsroom}: ${count} articles at ${address}, taken on ${taken} from data ${data}`;
}

/** A file's name, after the query that it answers: `psg-news-topic-mining-from-2004`. */
export function fileName(short, path, query) {
  const asked = decodeURIComponent(`${short} ${path} ${query}`.replace(/%(?![0-9a-f]{2})/gi, ""));
  const plain = asked.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return name.slice(0, 80).replace(/-+$/, "") || "articles";
}
