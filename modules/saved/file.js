// The file that readers take along (docs/saved.md), and reading one back: all of it or nothing.
import { KEYS, isSound, trimmed } from "./record.js";
import { read, root, write } from "./store.js";

const KIND = "chasqui-saved";
const FORMAT = 1;
/** No file of what somebody saved is larger, in bytes. */
const LARGEST = 200_000_000;

/** Why a file is not read: `notAFile` or `newerFile`, as `words.js` says them. */
export class Unreadable extends Error {}

/** All that is saved, as the text of a file. */
export function textOf({ articles, searches }) {
  const file = { kind: KIND, format: FORMAT, site: root.href, made: new Date().toISOString(), articles, searches };
  return JSON.stringify(file, null, 1);
}

/** What a file is called that is made today. */
export const nameOf = () => `saved-${new Date().toISOString().slice(0, 10)}.json`;

/** The records of a file's text. Throws [`Unreadable`] unless every one of them is sound. */
export function parse(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Unreadable("notAFile");
  }
  if (file?.kind !== KIND) throw new Unreadable("notAFile");
  if (Number.isInteger(file.format) && file.format > FORMAT) throw new Unreadable("newerFile");
  const found = {};
  for (const kind of Object.keys(KEYS)) {
    const list = file[kind];
    if (!Array.isArray(list) || !list.every((record) => isSound(kind, record))) throw new Unreadable("notAFile");
    found[kind] = list.map((record) => trimmed(kind, record));
  }
  return found;
}

/** Two records of the same article or search: what stands here stays, with the earlier date of saving and whatever it
    lacks. A text that was withdrawn here does not come back. */
export function merge(standing, other) {
  const saved = Date.parse(other.saved) < Date.parse(standing.saved) ? other.saved : standing.saved;
  if (!("text" in standing) || standing.text || !other.text) return { ...standing, saved };
  return { ...standing, saved, text: other.text, file: other.file };
}

/** Adds what a file holds to what is saved; says how many were not saved before. */
export async function take(file) {
  if (file.size > LARGEST) throw new Unreadable("notAFile");
  const found = parse(await file.text());
  const standing = await read();
  const puts = [];
  let added = 0;
  for (const [kind, key] of Object.entries(KEYS)) {
    const all = new Map(standing[kind].map((record) => [record[key], record]));
    for (const record of found[kind]) {
      const before = all.get(record[key]);
      if (!before) added += 1;
      all.set(record[key], before ? merge(before, record) : record);
    }
    const named = new Set(found[kind].map((record) => record[key]));
    puts.push(...[...named].map((id) => [kind, all.get(id)]));
  }
  await write(puts);
  return added;
}
