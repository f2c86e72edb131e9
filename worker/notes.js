// What the worker remembers: which state of the site is kept whole, since when, and what the reader wished.
import { CHANNEL, DATA, NOTES, at } from "./names.js";

const ADDRESS = at("data/v1/notes");

/** `site`: the text of the site's root whose own roots are all kept; `on`: when it came (ISO 8601); `wishes`: what the
    reader asked to keep; `done`: what the last run kept to its end; `paused`; `refused`: all was removed, and nothing is to
    be kept unasked; `full`: there was no room; `sizes`: bytes of each kept file; `width`: of the screen that pictures are
    kept for, in pixels. */
const empty = { site: null, on: null, wishes: [], done: null, paused: false, refused: false, full: false, sizes: {}, width: 800 };

/** Whether there is no room, perhaps not even for a note of it. */
let full = false;

/** What is remembered; where that is damaged it is as if nothing were. */
export async function read() {
  const held = await (await caches.open(NOTES)).match(ADDRESS);
  const notes = await held?.json().catch(() => undefined);
  return { ...empty, ...notes, ...(full && { full }) };
}

// One after the other: each change is made of what the one before has left.
let last = Promise.resolve();

/** Changes some of it. */
export function change(some) {
  full = some.full ?? full;
  const next = async () => {
    const notes = { ...(await read()), ...some };
    const body = new Response(JSON.stringify(notes), { headers: { "content-type": "application/json" } });
    await (await caches.open(NOTES)).put(ADDRESS, body);
  };
  last = last.catch(() => {}).then(next);
  return last;
}

/** Notes that there is no more room. */
export async function noRoom() {
  await change({ full: true }).catch(() => {});
}

/** The site of such a text; undefined where there is none. */
export const parsed = (text) => (text ? JSON.parse(text) : undefined);

/** The kept state of the site; undefined where none is whole. */
export const site = async () => parsed((await read()).site);

/** Removes all that was kept but the program, and keeps nothing more unasked. */
export async function forget() {
  await caches.delete(DATA);
  await caches.delete(NOTES);
  await change({ refused: true, full: false });
  tell({ removed: true });
}

const channel = new BroadcastChannel(CHANNEL);

/** Tells every open page of the site. */
export const tell = (news) => channel.postMessage(news);
