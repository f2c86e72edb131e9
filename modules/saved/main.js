// What readers save: articles and searches, in their own browser, without an account.
//
// `public/start.js` loads this when a reader presses a control for it, opens /saved/, or has saved something already:
// then what is saved is marked wherever it is listed.
//
//   store.js     the database, and what a sound record is (record.js)
//   data.js      the site's published data: where an article's text is, what was withdrawn, how long a list is
//   renew.js     what is saved follows the site: corrected, moved, withdrawn
//   buttons.js   the controls on articles and lists
//   pictures.js  the pictures of saved articles
//   searches.js  saved searches: which address, what is new
//   room.js      /saved/, with rows.js; file.js writes and reads the file that readers take along
//   safe.js      kept texts become elements, whatever they hold
//   words.js     all words, by language
import { mark, pressed, watch } from "./buttons.js";
import { keepPictures } from "./pictures.js";
import { renew } from "./renew.js";
import { fill } from "./room.js";
import { afterWriting, hear } from "./store.js";

let begun;

/** Called as often as one likes; begins once. */
export function begin() {
  begun ??= start();
  return begun;
}

async function start() {
  const room = document.querySelector("[data-saved-room]");
  watch();
  hear(mark);
  await mark().catch(() => {});
  await (room ? fill(room) : renew().catch(() => {}));
  afterWriting(() => keepPictures(false));
  await keepPictures(true);
}

/** A control for saving was pressed. */
export async function press(button) {
  begin();
  await pressed(button);
}
