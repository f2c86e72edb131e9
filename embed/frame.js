// The page for frames, `/embed/feed/?…`: the element is asked what the address asks, and the page around the frame is told
// how high it is. The frame may be sandboxed without an origin of its own.
//
// Messages to the page around, unasked and on every change: `{type: "chasqui:height", height}`. Where the address ends in
// `#?secret=…`, WordPress put the frame there: then its own are sent too, `{message: "height" | "link", value, secret}`, and
// its `{message: "ready", secret}` is answered with the height once more.

const html = document.documentElement;

export const isFrame = html.hasAttribute("data-chasqui-frame");

const secret = /^#\?secret=([A-Za-z0-9]{4,64})$/.exec(location.hash)?.[1];

const isFramed = parent !== window;

function tell(message) {
  // Whoever frames it may know how high it is: there is nothing else in it.
  if (isFramed) parent.postMessage(message, "*");
}

function tellHeight() {
  const height = Math.ceil(html.getBoundingClientRect().height);
  // Nothing stands there yet.
  if (!height) return;
  tell({ type: "chasqui:height", height });
  if (secret) tell({ message: "height", value: height, secret });
}

/** In WordPress's frame no link may leave it: its page is told, looks at the address, and goes there itself. */
function onClick(event) {
  const link = event.composedPath().find((element) => element.href);
  const { altKey, ctrlKey, metaKey, shiftKey, button } = event;
  if (!link || altKey || ctrlKey || metaKey || shiftKey || button) return;
  event.preventDefault();
  tell({ message: "link", value: link.href, secret });
}

/** `define` makes the element known: not before it stands there with what the address asks, of these `attributes`. */
export function begin(define, attributes) {
  const asked = new URLSearchParams(location.search);
  // What stands there for those without scripts is of all news, and would be seen for a moment.
  if (location.search) html.dataset.waiting = "";
  addEventListener("chasqui:state", ({ detail }) => {
    if (detail.state !== "loading") delete html.dataset.waiting;
  });
  addEventListener("message", ({ source, data }) => {
    if (secret && source === parent && data?.message === "ready" && data.secret === secret) tellHeight();
  });
  addEventListener("DOMContentLoaded", () => {
    const feed = document.querySelector("chasqui-feed");
    // What is said twice is both, as in the site's own addresses.
    attributes.filter((name) => asked.has(name)).forEach((name) => feed.setAttribute(name, asked.getAll(name).join()));
    define();
    if (secret && isFramed) addEventListener("click", onClick);
    new ResizeObserver(tellHeight).observe(html);
  });
}
