// <chasqui-feed>: the latest of this site on another's page, by one line and without anything else of the site's program.
//
//   query.js   what is asked for, by attributes; which cards answer
//   date.js    dates and times as each language writes them, no more exact than they are known
//   data.js    which files answer, read and put together
//   name.js    what a list is called, where the page gives it no name
//   view.js    cards as elements; style.js how they look
//   element.js the element: when it looks, what it shows, what stays when anything fails
//   frame.js   the page for frames, which is the same script
//   words.js   all words, by language
//
// `scripts/finish-app.mjs` joins them as one classic script in plain ASCII, since a page may be of any encoding.
// `docs/embedding.md` says what others rely on.
import { ATTRIBUTES, begin } from "./element.js";
import { begin as beginFrame, isFrame } from "./frame.js";

/** The site's root, as this script's own address says it; nothing where the script was copied elsewhere. */
const here = /^(https?:.*\/)embed\/[^/]*$/.exec(document.currentScript?.src?.split(/[?#]/)[0] ?? "")?.[1];

if (isFrame) beginFrame(() => begin(here), ATTRIBUTES);
else begin(here);
