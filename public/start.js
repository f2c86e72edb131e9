// Starts the program, where the browser is one that runs it; on any other the prerendered site is all there is, and
// nothing is downloaded. Until the program is ready, what a reader chooses in a list is kept for it.

const html = document.documentElement;

/** The smallest module that returns a reference: what compiled the program takes it for granted. */
const reference = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 111);

function runs() {
  return (
    typeof WebAssembly === "object" &&
    WebAssembly.validate(reference) &&
    "DecompressionStream" in window &&
    "HTMLDialogElement" in window
  );
}

/** Why the program cannot run, by language and reason: written here when the site is built. */
const WORDS = __WORDS__;

const words = () => WORDS[html.dataset.language] ?? Object.values(WORDS)[0];

/** What this browser has noted by a name of the site's path; nothing where it does not let us look. */
function noted(name) {
  try {
    return localStorage.getItem(`chasqui:${new URL("..", import.meta.url).pathname}:${name}`);
  } catch {
    return null;
  }
}

/** A module that is loaded when it is needed. One that was lost once is asked for under another name, as browsers remember
    the loss. */
function module(address) {
  let lost = "";
  return async () => {
    try {
      return await import(address + lost);
    } catch (error) {
      lost += lost ? "+" : "?again=";
      throw error;
    }
  };
}

/** Says why, and offers to load the page again where that may help. */
function tell(reason) {
  const line = document.querySelector(".app-failed");
  const said = words();
  if (!line || !said) return;
  // The page of the service worker that the program was to fill.
  if ("blank" in html.dataset) document.querySelector("h1").textContent = said.blank;
  line.textContent = `${said[reason] ?? said.broken} ${said.still} `;
  if (reason !== "too-old") {
    line.append(Object.assign(document.createElement("a"), { href: location.href.split("#")[0], textContent: said.again }));
  }
  line.hidden = false;
}

/** The program cannot run: the page stays as it is, says so, and the browser answers what was asked. */
function fail(reason) {
  if (html.dataset.app === "failed") return;
  html.dataset.app = "failed";
  html.dataset.appReason = reason;
  for (const name of ["data-query", "data-filters", "data-loading", "data-slow"]) html.removeAttribute(name);
  document.getElementById("main")?.removeAttribute("aria-busy");
  document.querySelector(".slow-line")?.remove();
  tell(reason);
  const pending = html.dataset.pending;
  delete html.dataset.pending;
  if (pending) location.assign(pending);
}

/** The filters of a phone are a sheet, which the program opens: pressed too early, they open when it is ready. */
function openLater(opener) {
  if (opener.hasAttribute("aria-busy")) return;
  opener.setAttribute("aria-busy", "true");
  const watch = new MutationObserver(() => {
    if (html.dataset.app === "starting") return;
    watch.disconnect();
    opener.removeAttribute("aria-busy");
    if (html.dataset.app === "ready") opener.click();
  });
  watch.observe(html, { attributeFilter: ["data-app"] });
}

/** Keeps the last choice; the link that made it says that it is being answered. */
function keep(event, address, control) {
  event.preventDefault();
  document.querySelectorAll("a[aria-busy]").forEach((other) => other.removeAttribute("aria-busy"));
  control?.setAttribute("aria-busy", "true");
  html.dataset.pending = address;
}

/** Whether an address is a list's with something asked of it: no file answers that. */
const asks = (url) => url.origin === location.origin && url.search.length > 1;

/** Whether a link chooses something in a list. */
function isChoice(link) {
  return link.matches("[data-facet],[data-match],[data-undated],[data-clear],.chip,.flip") || asks(new URL(link.href));
}

function onClick(event) {
  if (html.dataset.app !== "starting" || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const opener = event.target instanceof Element && event.target.closest("[data-open-filters]");
  if (opener) return openLater(opener);
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.matches("[download],[target],[data-external],[data-reload],[rel~=external]")) return;
  if (isChoice(link)) keep(event, link.href, link);
}

function onSubmit(event) {
  const form = event.target;
  if (html.dataset.app !== "starting" || event.defaultPrevented || form.method !== "get") return;
  if (!form.matches("[data-date-form],[role=search],[role=search] *")) return;
  const url = new URL(form.action);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
  if (url.origin === location.origin) keep(event, url.href);
}

/** A program that breaks while it runs is a trap, and has no other voice. It may break before it is ready or long after. */
function onTrap({ error, reason }) {
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) fail("broken");
}

/** What only some readers open is loaded when they do. */
const exporter = module("./__APP_EXPORT__");
async function onToggle({ target }) {
  if (!target.open || !target.matches("details[data-take]")) return;
  const room = target.querySelector("[data-take-room]");
  try {
    const { open } = await exporter();
    open(target);
  } catch {
    room.textContent = room.dataset.lost;
  }
}

/** Saving articles and searches: loaded when a reader presses a control for it, opens /saved/, or has saved something. */
const saver = module("./__APP_SAVED__");
async function onSave({ target }) {
  const button = target instanceof Element && target.closest("[data-save],[data-save-search]");
  if (!button) return;
  try {
    const { press } = await saver();
    await press(button);
  } catch {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words().unsaved;
    button.title = words().unsaved;
  }
}

/** Citing and sharing: loaded when a reader comes near the controls, since some browsers let only the press itself copy. */
const citer = module("./__APP_CITE__");
let cites;
function nearCite({ target }) {
  if (cites || !(target instanceof Element) || !target.closest(".cite")) return;
  cites = citer().then((loaded) => (cites = loaded));
  cites.catch(() => (cites = undefined));
}

async function onCite({ target }) {
  const button = target instanceof Element && target.closest("[data-cite]");
  if (!button) return;
  try {
    // What is there already is called within the press.
    if (cites?.press) await cites.press(button);
    else await (await (cites ?? citer())).press(button);
  } catch {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words().uncited;
    button.title = words().uncited;
  }
}

/** These need no program, and work whatever becomes of it. */
function cite() {
  html.dataset.cites = navigator.share ? "shares" : "";
  for (const kind of ["pointerover", "focusin", "touchstart"]) addEventListener(kind, nearCite, { passive: true });
  addEventListener("click", onCite);
}

async function markSaved() {
  try {
    const { begin } = await saver();
    await begin();
  } catch {
    const room = document.querySelector("[data-saved-room]");
    if (room && !room.hasChildNodes()) room.textContent = words().unsaved;
  }
}

/** Asks early for what the program asks for first. */
function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

/** Keeps the site for when there is no line. Nothing waits for it, and it waits for all else. */
const KEEPER = "__APP_OFFLINE__";
function keepForLater() {
  // Offered at /offline/ alone, never as a banner.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    window.chasquiInstall = event;
  });
  const work = () => import(`./${KEEPER}`).then(({ begin }) => begin()).catch(() => {});
  const later = () => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 8000 }) : setTimeout(work, 1500));
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}

/** Whether the reader wants little fetched: by the browser's own setting, or by the switch at /offline/. */
function spares() {
  const chosen = noted("less");
  html.toggleAttribute("data-less", Boolean(chosen));
  return Boolean(chosen || navigator.connection?.saveData);
}

/** Pictures when they are asked for (`public/less.js` marks the page earlier, where there are any). Without their
    controls nobody could ask: then they come as ever. */
const asker = module("./__APP_PICTURES__");
async function holdPictures() {
  try {
    const { hold, release } = await asker();
    if (spares()) hold();
    else release();
  } catch {
    html.removeAttribute("data-pictures");
  }
}

/** The page is complete as it stands: the program waits for the first thing that needs it, and then answers that. */
function rest() {
  html.dataset.resting = "";
  const wake = (event) => {
    const { type, target } = event;
    const link = type === "click" && target instanceof Element && target.closest("a[href]");
    const isFor = type === "submit" ? target.matches("[role=search]") : type === "click" ? link && isChoice(link) : target.matches("[role=search] input");
    if (!isFor) return;
    for (const kind of ["click", "submit", "focusin"]) removeEventListener(kind, wake, true);
    delete html.dataset.resting;
    start();
    if (type === "click") onClick(event);
    if (type === "submit") onSubmit(event);
  };
  for (const kind of ["click", "submit", "focusin"]) addEventListener(kind, wake, true);
}

/** Lists come without what only reading pages wear; from here on the program may lead to these. */
function dress() {
  if (document.querySelector('link[href$="/reading.css"]')) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("reading.css", import.meta.url) });
  document.querySelector("link[rel=stylesheet]").after(link);
}

async function start() {
  html.dataset.app = "starting";
  dress();
  // Nobody loads it before a reader searches.
  html.dataset.search = new URL("./__SEARCH_JS__", import.meta.url).href;
  // Where a list is opened this stands there already; from other pages the program leads to lists.
  html.dataset.filters = "";
  addEventListener("click", onClick, true);
  addEventListener("submit", onSubmit, true);
  addEventListener("error", onTrap);
  addEventListener("unhandledrejection", onTrap);
  // So the program says that it cannot go on, with the reason beside it.
  addEventListener("chasqui:failed", () => fail(html.dataset.appReason));
  addEventListener("toggle", onToggle, true);
  addEventListener("click", onSave);
  // The module notes it as soon as something is saved (`modules/saved/store.js`).
  if (noted("saved") !== null || document.querySelector("[data-saved-room]")) markSaved();
  try {
    const wasm = fetch(new URL("./__APP_WASM__", import.meta.url));
    wasm.catch(() => {});
    preload(new URL(html.dataset.base + "data/v1/site.json", location.href).href);
    const program = await import("./__APP_JS__");
    const answer = await wasm;
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    // A host that names the type wrongly would make the browser complain; read as bytes, any type will do.
    const isNamed = answer.headers.get("content-type")?.startsWith("application/wasm");
    await program.default({ module_or_path: isNamed ? answer : await answer.arrayBuffer() });
  } catch (error) {
    const isBroken = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    if (error instanceof WebAssembly.RuntimeError) fail("broken");
    fail(isBroken ? "unreadable" : navigator.onLine ? "not-there" : "offline");
  }
}

if (spares()) holdPictures();
// The switch at /offline/ was used.
addEventListener("chasqui:less", holdPictures);

/** Old addresses with a query: where they lead is loaded only where the query has a parameter that they have. */
const MOVED = __MOVED__;

function begin() {
  // The browser is on its way.
  if ("moved" in html.dataset) return;
  if (!runs()) return fail("too-old");
  cite();
  // What cannot be shown without it starts it at once.
  const waits = "query" in html.dataset || "blank" in html.dataset || document.querySelector("[data-saved-room]");
  if (spares() && !waits) rest();
  else start();
  if (KEEPER && ("serviceWorker" in navigator || document.querySelector("[data-offline-room]"))) keepForLater();
}

const asked = new URLSearchParams(location.search);
if (MOVED.keys.some((key) => asked.has(key))) import(`./${MOVED.file}`).then(begin, begin);
else begin();
