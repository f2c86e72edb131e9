// Search without a line where the index is not kept: what is kept of the articles is looked through, one after the
// other. Files are read as any other, so the service worker holds each against its name.
import { Kept } from "search-glue";

const SITE = "data/v1/site.json";
/** So many articles are read at the same time. */
const AT_ONCE = 16;

/** The addresses of all that this site keeps. */
async function held() {
  const addresses = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith("chasqui:")) continue;
    for (const { url } of await (await caches.open(name)).keys()) addresses.add(url);
  }
  return addresses;
}

/** What is looked at of an article, as the index has it: its card, the whole where it is kept, and its subjects' names. */
function textsOf(site, card, whole) {
  const { title, summary = "", authors = [], places = [], topics = [], regions = [], language } = card;
  const subjects = [...site.topics.filter(({ id }) => topics.includes(id)), ...site.regions.filter(({ id }) => regions.includes(id))];
  const names = subjects.flatMap(({ name, aliases = [] }) => [name[language] ?? Object.values(name)[0] ?? "", ...aliases]);
  const { body = "", documents = [], image } = whole ?? {};
  const more = [...documents.map((one) => one.title), image?.caption ?? ""];
  return [title, [...authors, ...places].join(", "), summary, body, more.join("\n"), names.join("\n")];
}

/** The kept cards with their rows, as long as they can be read. `json` reads a file. */
async function* keptCards(index, isHeld, json) {
  let first = 0;
  for (const { file, count } of index.shards) {
    const { cards } = isHeld(file) ? await json(file).catch(() => ({ cards: [] })) : { cards: [] };
    for (const [at, card] of cards.entries()) yield [first + at, card];
    first += count;
  }
}

/**
 * Looks through what is kept. `base` is the site's address, `cards` the path of the index of cards, `json(path)` reads a
 * file, `isStale()` says that nobody waits any more.
 *
 * Gives the question (`parts()` and `part(at)`), the rows that match and how well, and how many headlines and how many
 * whole texts were looked at; undefined where the index of cards is not kept, or nobody waits.
 */
export async function lookThrough({ base, cards, words, typing, json, isStale }) {
  if (!globalThis.caches || !cards) return undefined;
  const all = await held();
  const isHeld = (path) => all.has(new URL(base + path, location.href).href);
  if (!isHeld(cards)) return undefined;
  const [index, site] = await Promise.all([json(cards), json(SITE)]);

  const question = new Kept(words, typing);
  const [rows, scores] = [[], []];
  let [looked, whole] = [0, 0];
  const look = async (batch) => {
    const texts = batch.map(([, { file }]) => (file && isHeld(file) ? json(file).catch(() => undefined) : undefined));
    (await Promise.all(texts)).forEach((article, at) => {
      const [row, card] = batch[at];
      const score = question.weigh(card.language, textsOf(site, card, article));
      looked += 1;
      whole += article ? 1 : 0;
      if (score === 0) return;
      rows.push(row);
      scores.push(score);
    });
  };
  let batch = [];
  for await (const one of keptCards(index, isHeld, json)) {
    if (batch.push(one) < AT_ONCE) continue;
    await look(batch);
    batch = [];
    if (isStale()) return undefined;
  }
  await look(batch);
  return { question, rows: Uint32Array.from(rows), scores: Uint16Array.from(scores), kept: { looked, whole } };
}
