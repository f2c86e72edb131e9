// Keeping the site for when there is no line: starts the service worker, says what the reader must know of the line and
// of new versions, and fills /offline/.
//
//   link.js   talking with the worker
//   bar.js    the one line at the foot of the window in which things are said
//   news.js   a newer program, newer articles, a line that is gone or back
//   room.js   /offline/: what is kept, and what the reader wants kept
//   words.js  all words, by language
import { connect } from "./link.js";
import { watch } from "./news.js";
import { fill } from "./room.js";

/** Called once, when all else is done. */
export async function begin() {
  const room = document.querySelector("[data-offline-room]");
  const registration = "serviceWorker" in navigator ? await connect() : undefined;
  // What is kept is shown at once; keeping more may take long.
  const filled = room && fill(room, registration);
  if (registration) await watch(registration);
  await filled;
}
