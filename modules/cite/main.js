// "Cite and share" beside an article: copies its citation, BibTeX, RIS or address, and opens the system's own sheet for
// sharing. Nothing is fetched and nobody is told.
//
// `public/start.js` loads this when a reader comes near the controls, and hands over the one that was pressed. What is
// cited is read from the page as it stands (record.js), so it works without a line and after any step within the app.
//
//   record.js   the article on the page, as a record of the same form as in files of whole lists
//   copy.js     the clipboard, and what stands in for it where there is none
//   words.js    all words, by language
import { entries as bibtex } from "../export/bibtex.js";
import { entries as ris } from "../export/ris.js";
import { copy, offer } from "./copy.js";
import { citation, read, today } from "./record.js";
import { words } from "./words.js";

const TEXTS = {
  text: (cited) => citation(cited, words().accessed(new Date())),
  bibtex: ({ record, source }) => bibtex([record], source).join("").trim() + "\n",
  ris: ({ record, source }) => ris([record], source).join("").trim() + "\r\n",
  link: ({ record }) => record.address,
};

/** A control was pressed. What a browser allows in a press alone is asked for before anything is waited for. */
export async function press(button) {
  const cited = read(button.closest(".cite"), today());
  const what = button.dataset.cite;
  if (what === "share") {
    await share(cited);
    return;
  }
  const text = TEXTS[what](cited);
  if (await copy(text)) done(button);
  else offer(text, words());
}

async function share({ record: { title, address: url } }) {
  try {
    await navigator.share({ title, url });
  } catch (error) {
    // The reader thought better of it.
    if (error.name === "AbortError") return;
    if (await copy(url)) say(words().copied);
    else offer(url, words());
  }
}

let over;

/** Says that it was done, to the eye for a while and to the ear once. */
function done(button) {
  clearTimeout(over);
  for (const other of document.querySelectorAll("[data-copied]")) delete other.dataset.copied;
  button.dataset.copied = "";
  over = setTimeout(() => delete button.dataset.copied, 4000);
  say(words().copied);
}

function say(text) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  // The same words a second time are no change, and would not be said.
  announcer.textContent = "";
  setTimeout(() => (announcer.textContent = text), 150);
}
