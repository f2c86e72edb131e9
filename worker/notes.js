// What the worker remembers: which state of the site is kept whole, since when, and what the reader wished.
import { CHANNEL, DATA, NOTES, at } from "./names.js";

const ADDRESS = at("data/v1/notes");

/** `site`: the text of the site's root whose own roots are all kept; `on`: when it came (ISO 8601); `wishes`: what the
    reader asked to keep; `paused`; `refused`: all was removed, and nothing is to be kept unasked; `full`: there was no
    room; `sizes`: bytes of each kept file. */
const empty = { site: null, on: null, wishes: [], paused: false, refused: false, full: false, sizes: {} };

/** What is remembered; where that is damaged it is as if nothing were. */
export async function read() {
  const held = await (await caches.open(NOTES)).match(ADDRESS);
  try {
    return { ...empty, ...(await held?.json()) };
  } catch {
    return { ...empty };
  }
}

// One after the other: each change is made of what the one before has left.
let last = Promise.resolve();

/** Changes some of it. */
export function change(some) {
  if (some.full === false) full = false;
  const next = async () => {
    const notes = { ...(await read()), ...some };
    const body = new Response(JSON.stringify(notes), { headers: { "content-type": "application/json" } });
    await (await caches.open(NOTES)).put(ADDRESS, body);
  };
  last = last.catch(() => {}).then(next);
  return last;
}

/** Set while there is no room, perhaps not even for a note of it. */
let full = false;

/** Notes that there is no more room. */
export async function noRoom() {
  full = true;
  await change({ full }).catch(() => {});
}

/** Whether there was no room when something was last to be kept. */
export const isFull = async () => full || (await read()).full;

/** The kept state of the site; undefined where none is whole. */
export async function site() {
  const { site: text } = await read();
  return text ? JSON.parse(text) : undefined;
}

/** Removes all that was kept but the program, and keeps nothing more unasked. */
export async function forget() {
  await caches.delete(DATA);
  await caches.delete(NOTES);
  await change({ refused: true });
  tell({ removed: true });
}

const channel = new BroadcastChannel(CHANNEL);

/** Tells every open page of the site. */
export const tell = (news) => channel.postMessage(news);
