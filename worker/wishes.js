// Cards that are kept, and which articles a wish means. A wish is `{kind, id}`: `all`; a `topic` or `region` by its id;
// a `decade` by its first year, or `undated`.
import { json } from "./shelf.js";

/** The paths of all shards of cards, the newest first. */
export async function shardsOf(site) {
  const { shards = [] } = (await json(site.roots.cards.file)) ?? {};
  return shards.map(({ file }) => file);
}

/** All kept cards in list order. */
export async function* everyCard(site) {
  for (const shard of await shardsOf(site)) yield* (await json(shard))?.cards ?? [];
}

/** The card of a page, looked for where its address says that it may stand. */
export async function cardAt(site, path) {
  const year = /\/news\/(\d{4}|undated)\//.exec(path)?.[1];
  const { shards = [] } = (await json(site.roots.cards.file)) ?? {};
  for (const { key, file } of shards) {
    if (!key.startsWith(year)) continue;
    const card = (await json(file))?.cards.find((one) => one.path === path);
    if (card) return card;
  }
  return undefined;
}

/** The decade that a card's date begins in, by its first year; `undated` where none is known. */
export function decadeOf({ date }) {
  const year = /^(\d{3})[\dX]/.exec(date ?? "");
  return year ? `${year[1]}0` : "undated";
}

/** Whether a wish means the article of a card. */
export function means({ kind, id }, card) {
  if (kind === "all") return true;
  if (kind === "topic") return card.topics?.includes(id) ?? false;
  if (kind === "region") return id === "country" ? !card.regions?.length : (card.regions?.includes(id) ?? false);
  return kind === "decade" && decadeOf(card) === id;
}

/** The files of all articles that a wish means, the newest first. */
export async function articlesOf(site, wish) {
  const files = [];
  for await (const card of everyCard(site)) if (card.file && means(wish, card)) files.push(card.file);
  return files;
}
