// The site's published data (docs/data.md), as far as saving needs it.
import { root } from "./store.js";

/** Files that have come: they are named by their bytes, so they stay right. */
const kept = new Map();

/** A file of JSON; throws where it cannot be had. */
export async function json(path, cache = "default") {
  const response = await fetch(new URL(path, root), { cache });
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response.json();
}

function hashed(path) {
  if (!kept.has(path)) {
    const coming = json(path);
    kept.set(path, coming);
    coming.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

export const site = () => json("data/v1/site.json", "no-cache");

/** The year that an address says, as shards of cards are named by it. */
const yearOf = (path) => /\/news\/(\d{4}|undated)\//.exec(path)?.[1];

/** Cards shard by shard, those of the years of `paths` first; the others only where `all`. */
export async function* shards({ roots }, paths, all) {
  const { shards: index = [] } = await hashed(roots.cards.file);
  const years = new Set(paths.map(yearOf).filter(Boolean));
  const isNear = ({ key }) => [...years].some((year) => key.startsWith(year));
  const wanted = [...index.filter(isNear), ...(all ? index.filter((shard) => !isNear(shard)) : [])];
  for (const { file } of wanted) yield (await hashed(file)).cards;
}

/** The card of an article; undefined where the site has none. */
export async function cardOf(id, path) {
  for await (const cards of shards(await site(), [path], true)) {
    const card = cards.find((one) => one.id === id);
    if (card) return card;
  }
  return undefined;
}

/** An article's published document. */
export const article = (file) => json(file);

/** The documents of all that was withdrawn: path and file. */
export async function withdrawn({ roots }) {
  const { withdrawn: list = [] } = await hashed(roots.pages.file);
  return list;
}
