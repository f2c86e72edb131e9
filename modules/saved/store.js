// The database of what is saved, apart from the caches that the service worker sweeps. Each deed opens and closes it, so
// that another page can always renew or remove it.
import { KEYS, isSound } from "./record.js";

/** The site's root, with its last slash. */
export const root = new URL("..", import.meta.url);

/** Of the database, and in `localStorage` of the sign that something is saved (`public/start.js` looks for it). */
export const NAME = `chasqui:${root.pathname}:saved`;

/** What leads from each version of the database to the next; the last is the one that is written. */
const STEPS = [
  (database) => {
    for (const [kind, key] of Object.entries(KEYS)) database.createObjectStore(kind, { keyPath: key });
  },
];

/** `reason`: `refused` (the browser keeps nothing), `full` (no room) or `newer` (a newer program's database). */
export class Trouble extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(version) {
  const request = indexedDB.open(NAME, version);
  request.onupgradeneeded = ({ oldVersion }) => {
    for (const step of STEPS.slice(oldVersion)) step(request.result, request.transaction);
  };
  return done(request);
}

/** The database, and whether it is of a newer version than this program writes. */
async function open() {
  try {
    return { database: await opened(STEPS.length), newer: false };
  } catch (error) {
    if (error.name !== "VersionError") throw new Trouble("refused");
  }
  try {
    return { database: await opened(undefined), newer: true };
  } catch {
    throw new Trouble("refused");
  }
}

/** All that is saved: `articles` and `searches` that are whole, what is `damaged` as kind and key, and whether it is all
    a `newer` program's, which is read and never written. */
export async function read() {
  const { database, newer } = await open();
  try {
    const all = { articles: [], searches: [], damaged: [], newer };
    for (const [kind, field] of Object.entries(KEYS)) {
      if (!database.objectStoreNames.contains(kind)) continue;
      const store = database.transaction(kind).objectStore(kind);
      const [records, keys] = await Promise.all([done(store.getAll()), done(store.getAllKeys())]);
      records.forEach((record, at) => {
        if (isSound(kind, record) && record[field] === keys[at]) all[kind].push(record);
        else all.damaged.push({ kind, key: keys[at] });
      });
    }
    return all;
  } catch {
    throw new Trouble("refused");
  } finally {
    database.close();
  }
}

/** Puts and drops records, `[kind, record]` and `[kind, key]`: all of them, or none. `unless` looks at what stands there
    and may say no to a put. */
export async function write(puts, drops = [], unless = () => false) {
  const { database, newer } = await open();
  let transaction;
  try {
    if (newer) throw new Trouble("newer");
    transaction = database.transaction(Object.keys(KEYS), "readwrite");
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    ended.catch(() => {});
    for (const [kind, key] of drops) transaction.objectStore(kind).delete(key);
    for (const [kind, record] of puts) {
      const store = transaction.objectStore(kind);
      if (!unless(await done(store.get(record[KEYS[kind]])))) store.put(record);
    }
    const counts = Object.keys(KEYS).map((kind) => done(transaction.objectStore(kind).count()));
    const counted = Promise.all(counts);
    counted.catch(() => {});
    // It is the end that says why there was no room.
    await ended;
    flag((await counted).some((count) => count > 0));
  } catch (error) {
    if (error instanceof Trouble) throw error;
    try {
      transaction?.abort();
    } catch {
      // It has ended by itself.
    }
    throw new Trouble(error?.name === "QuotaExceededError" ? "full" : "refused");
  } finally {
    database.close();
  }
  channel?.postMessage({});
  written.forEach((one) => one());
}

const written = [];

/** Calls when this page has changed what is saved. */
export const afterWriting = (one) => written.push(one);

/** Leaves the sign that something is saved, or takes it away. */
function flag(on) {
  try {
    if (!on) localStorage.removeItem(NAME);
    else if (localStorage.getItem(NAME) === null) localStorage.setItem(NAME, "");
  } catch {
    // Then what is saved is not marked on the pages that follow.
  }
}

/** With which state of the site what is saved was last compared; a note beside the sign. */
export function comparedWith() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function noteCompared(generation) {
  try {
    if (localStorage.getItem(NAME) !== null) localStorage.setItem(NAME, generation);
  } catch {
    // Then it is compared again the next time.
  }
}

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : undefined;
const heard = [];
if (channel) channel.onmessage = () => heard.forEach((one) => one().catch(() => {}));

/** Calls when another page has changed what is saved. */
export const hear = (one) => heard.push(one);
