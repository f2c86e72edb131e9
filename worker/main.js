// The service worker: opens the site without a line, from what was kept of it.
//
// It answers for the site's own addresses below its own scope and for nothing else; what it does not answer is as if it
// were not there. docs/offline.md says what is promised. One file each:
//   names.js    what its caches are called, and whether bytes are what their name says
//   line.js     asking the host, with a limit to the patience
//   program.js  the program and its pages: all of one build, or nothing
//   shelf.js    kept data files
//   notes.js    what it remembers: which state of the site is kept whole, what the reader wished
//   answer.js   what is answered to a request
//   keep.js     what is kept unasked and at a reader's wish, and in which order
//   wishes.js   which articles a wish means
//   pictures.js which files there are of a picture, and which fits a screen
//   about.js    what is kept, told to the page that asks
import { tellOf } from "./about.js";
import { answer } from "./answer.js";
import { keep, pause, wish } from "./keep.js";
import { lineOf } from "./line.js";
import { forget } from "./notes.js";
import { clearOlder, install } from "./program.js";

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => {
  const begin = async () => {
    await clearOlder();
    await registration.navigationPreload?.enable();
    // A page that was opened before there was a worker is kept by this one from now on.
    await clients.claim();
  };
  event.waitUntil(begin());
});

addEventListener("fetch", (event) => {
  const answered = answer(event);
  if (answered) event.respondWith(answered);
});

/** What a page may ask for, by name; each is answered on the port that came with the message, if one did. */
const deeds = {
  use: () => skipWaiting(),
  keep: ({ sparing }) => keep(sparing),
  wish: ({ wish: wanted, drop, sparing, width }) => wish(wanted, drop, sparing, width),
  pause: ({ paused, sparing }) => pause(paused, sparing),
  remove: () => forget(),
  about: ({ width }) => tellOf(width),
  line: (_, source) => lineOf(source?.id),
};

addEventListener("message", (event) => {
  const deed = Object.hasOwn(deeds, event.data?.type ?? "") ? deeds[event.data.type] : undefined;
  if (!deed) return;
  const [port] = event.ports;
  const work = Promise.resolve(deed(event.data, event.source)).then(
    (told) => port?.postMessage({ told: told ?? null }),
    (error) => port?.postMessage({ error: error?.name ?? "Error" }),
  );
  event.waitUntil(work);
});
