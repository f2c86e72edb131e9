// Gathers what a file needs: the shards of cards that hold the rows of an answer, and on request every article whole.
// What has come is kept, so that trying again asks only for what is still missing.
import { record } from "./record.js";

/** So many files are on their way at once. */
const AT_ONCE = 6;

/** A file could not be had. */
export class Lost extends Error {}

/** Which cards are needed, as `[shard, place in it]` for each row, in the rows' order. */
export function places(shards, rows) {
  const starts = [];
  let total = 0;
  for (const { count } of shards) {
    starts.push(total);
    total += count;
  }
  return Array.from(rows, (row) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= row) low = middle;
      else high = middle - 1;
    }
    if (row >= total) throw new Lost("the index of cards ends before the list does");
    return [low, row - starts[low]];
  });
}

/** What gathering takes, told before anything is fetched: how many files, and about how many bytes. */
export function cost(index, rows, whole) {
  const shards = new Set(places(index.shards, rows).map(([shard]) => shard));
  const all = index.shards.reduce((sum, { count }) => sum + count, 0) || 1;
  const held = [...shards].reduce((sum, at) => sum + index.shards[at].count, 0);
  const cards = ((index.bytes ?? 0) * held) / all;
  const articles = whole ? ((index.article_bytes ?? 0) * rows.length) / all : 0;
  return { files: shards.size + (whole ? rows.length : 0), bytes: Math.round(cards + articles) };
}

/** One file of JSON; a first failure is tried once more, past what the browser has stored. */
async function read(address, signal) {
  for (const cache of ["default", "reload"]) {
    try {
      const answer = await fetch(address, { signal, cache });
      if (answer.ok) return await answer.json();
    } catch (error) {
      if (signal.aborted) throw error;
    }
  }
  throw new Lost(address);
}

/** Reads many files, some at a time; the first that is lost stops all. `kept` holds what has come. */
async function readAll(files, root, { kept, signal, step }) {
  const missing = files.filter((file) => !kept.has(file));
  step(files.length - missing.length);
  const stop = new AbortController();
  const pass = () => stop.abort();
  signal.addEventListener("abort", pass);
  if (signal.aborted) pass();
  const next = missing.values();
  const work = async () => {
    for (const file of next) {
      kept.set(file, await read(new URL(file, root), stop.signal));
      step(1);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    signal.removeEventListener("abort", pass);
    stop.abort();
  }
}

/**
 * The records of an answer, in its order.
 * @param {object} job rows, first and last days, names, and the address of the site's root
 * @param {object} index the index of cards
 * @param {{whole: boolean, kept: Map, signal: AbortSignal, progress: (done: number, of: number) => void}} how
 */
export async function gather(job, index, { whole, kept, signal, progress }) {
  const at = places(index.shards, job.rows);
  const shards = [...new Set(at.map(([shard]) => index.shards[shard].file))];
  const of = shards.length + (whole ? job.rows.length : 0);
  let done = 0;
  const step = (files) => progress((done += files), of);
  await readAll(shards, job.root, { kept, signal, step });
  const cards = at.map(([shard, place]) => {
    const { file } = index.shards[shard];
    const card = kept.get(file)?.cards?.[place];
    if (typeof card?.path === "string" && typeof card.title === "string") return card;
    // Not what it should be: asked for again when one tries again.
    kept.delete(file);
    throw new Lost(file);
  });
  const records = cards.map((card, row) => record(card, [job.first[row], job.last[row]], job));
  if (whole) {
    await readAll(cards.map(({ file }) => file), job.root, { kept, signal, step });
    cards.forEach(({ file }, row) => {
      // An inside address begins with `site:/` in the data.
      records[row].body = (kept.get(file)?.body ?? "").replaceAll('="site:/', `="${job.root}`);
    });
  }
  return records;
}
