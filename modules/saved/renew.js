// What is saved follows the site: what was withdrawn gives way to its note, what was corrected or moved is brought up to
// date, and a text that could not be had when its article was saved is fetched.
import { article, shards, site, withdrawn } from "./data.js";
import { comparedWith, noteCompared, read, write } from "./store.js";

/** Compares all that is saved with the site as it is now, if it has changed since that was last done; `all`: in any case,
    and wherever an article may have gone. Says which articles the site no longer has. Throws without a connection. */
export async function renew(all = false) {
  const now = await site();
  const { articles, newer } = await read();
  const gone = new Set();
  if (newer || (!all && comparedWith() === now.generation && articles.every(({ text }) => text))) return gone;
  let isWhole = true;
  const wanted = new Map(articles.map((record) => [record.id, record]));
  for await (const cards of shards(now, articles.map(({ path }) => path), all)) {
    for (const card of cards) {
      const record = wanted.get(card.id);
      if (!record) continue;
      wanted.delete(card.id);
      // A text that cannot be had holds no other back; it is asked for the next time.
      await follow(record, card).catch(() => (isWhole = false));
    }
    if (wanted.size === 0) break;
  }
  if (wanted.size > 0) {
    await takeBack(now, wanted, all);
    if (all) for (const id of wanted.keys()) gone.add(id);
  }
  if (isWhole) noteCompared(now.generation);
  return gone;
}

/** Changes a record if it is still there: it may have been removed meanwhile. */
const change = (record) => write([["articles", record]], [], (standing) => standing === undefined);

/** A record as its article is now. */
async function follow(record, { path, title, date = null, language, file }) {
  if (record.text && record.file === file && record.path === path) return;
  const text = await article(file);
  await change({ ...record, path, title, date, language, file, text });
}

/** Texts that were withdrawn give way to their notes; what was found is taken out of `wanted`. */
async function takeBack(now, wanted, all) {
  const list = await withdrawn(now);
  const paths = new Set([...wanted.values()].map(({ path }) => path));
  // An address may have changed before it was withdrawn: then the documents say whose they are.
  const near = list.filter(({ path }) => paths.has(path));
  for (const { path, file } of all ? list : near) {
    if (wanted.size === 0) return;
    if (!path.includes("/news/")) continue;
    const text = await article(file);
    const record = wanted.get(text.id);
    if (!record || !text.withdrawn) continue;
    wanted.delete(text.id);
    if (record.file !== file) await change({ ...record, path, title: text.title, file, text });
  }
}
