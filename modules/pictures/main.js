// Pictures when they are asked for: where a reader wants little fetched, each has a control in its place that shows it
// and says what it weighs, and where there are several the first has one for all.
//
// That no picture is loaded before is the style's doing (`style/71-pictures.css`) on the mark of `public/less.js`; here
// are only the controls. They stand inside `.picture`, into which the program does not look, and so does the sign that a
// picture was asked for: the program may put another picture into the same place.
//
//   choice.js  which of a picture's files is loaded, and what it weighs
//   words.js   all words, by language
import { make } from "../make.js";
import { chosen } from "./choice.js";
import { words } from "./words.js";

const html = document.documentElement;
/** Smaller than this, in pixels, a control does not fit into a picture's place. */
const NARROW = 160;
const LOW = 90;

let watching;

/** Pictures wait to be asked for from now on; those that are there already stay. */
export function hold() {
  html.dataset.pictures = "asked";
  for (const picture of waiting()) offer(picture);
  offerAll();
  if (watching) return;
  // The program shows other pages without loading any.
  watching = new MutationObserver(renew);
  watching.observe(document.body, { childList: true, subtree: true });
}

/** Pictures come by themselves again. */
export function release() {
  watching?.disconnect();
  watching = undefined;
  delete html.dataset.pictures;
  for (const control of document.querySelectorAll(".picture-ask")) control.remove();
}

/** Pictures that nobody has asked for. One that is there already needs no asking. */
function waiting() {
  return [...document.querySelectorAll(".picture")].filter((picture) => {
    const image = picture.querySelector("img");
    if (image?.complete && image.naturalWidth > 0) image.dataset.asked = "";
    return image && !("asked" in image.dataset);
  });
}

function renew() {
  const fresh = waiting().filter((picture) => !picture.querySelector(".picture-ask"));
  if (fresh.length === 0) return;
  fresh.forEach(offer);
  offerAll();
}

/** Puts the control in a picture's place. */
function offer(picture) {
  const { alt } = picture.querySelector("img");
  const { bytes } = chosen(picture);
  const label = words.show(bytes);
  const button = make("button", { type: "button", "aria-label": alt && `${label}: ${alt}`, click: () => ask(picture) }, label);
  // The words for the picture are read out with it, though it is not there yet; others see them here.
  const said = alt ? make("span", { class: "picture-words", "aria-hidden": "true" }, alt) : undefined;
  const small = picture.clientWidth < NARROW || picture.clientHeight < LOW;
  picture.append(make("span", { class: `picture-ask${small ? " small" : ""}` }, small ? undefined : said, button));
}

/** The first of several has a control for all. */
function offerAll() {
  document.querySelector(".picture-all")?.remove();
  const all = waiting();
  if (all.length < 2) return;
  const bytes = all.reduce((sum, picture) => sum + (chosen(picture).bytes ?? 0), 0);
  const show = () => {
    const [first, ...others] = waiting();
    others.forEach(load);
    ask(first);
  };
  const button = make("button", { type: "button", class: "picture-all", click: show }, words.showAll(all.length, bytes));
  all[0].querySelector(".picture-ask").append(button);
}

/** Shows one; what had the focus is gone, so the picture has it now, and is read out. */
function ask(picture) {
  load(picture);
  offerAll();
  const image = picture.querySelector("img");
  image.tabIndex = -1;
  image.focus({ preventScroll: true });
}

function load(picture) {
  const { file, source } = chosen(picture);
  // The one whose weight was said.
  if (file) source.srcset = file;
  picture.querySelector(".picture-ask")?.remove();
  picture.querySelector("img").dataset.asked = "";
}
