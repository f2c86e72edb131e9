// What a reader must know while a page is open: that it shows what was kept, that the line is back, that there is a
// newer program or that there are new articles. Nothing changes by itself.
import { say, unsay } from "./bar.js";
import { ask, hear, isSparing, root } from "./link.js";
import { when, words } from "./words.js";

/** How long a page rests before it is asked whether there is anything new. */
const REST = 10 * 60_000;

/** Begins to watch. */
export async function watch(registration) {
  watchProgram(registration);
  await watchLine(registration);
  if (!isSparing()) watchArticles();
  await ask(registration, { type: "keep", sparing: isSparing() }).catch(() => {});
}

/** A new program is offered; on consent all open pages change together. */
function watchProgram(registration) {
  // A page of a site below another's path may be the other's until its own worker is there.
  const isOurs = () => navigator.serviceWorker.controller?.scriptURL === new URL("service-worker.js", root).href;
  let controlled = isOurs();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
    controlled = isOurs();
  });
  const offer = () => {
    if (!registration.waiting || !registration.active) return;
    const use = () => registration.waiting?.postMessage({ type: "use" });
    say("program", words.program, [words.use, use]);
  };
  offer();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && offer());
  });
}

/** Says when what stands there was kept, and offers what was asked for once the line is back. */
async function watchLine(registration) {
  const tell = async () => {
    const on = await ask(registration, { type: "line" }).catch(() => null);
    if (on) say("kept", words.kept(when(on)));
    return on;
  };
  // A page that cannot be had may show itself any time after.
  new MutationObserver(() => lead()).observe(document.getElementById("main"), { childList: true });
  lead();
  const on = await tell();
  addEventListener("online", async () => {
    // The browser's word is not enough: the host must answer.
    if (!(await answers())) return;
    unsay("kept");
    const retry = document.querySelector("main .trouble [data-retry]");
    if (retry) retry.click();
    else if (on) say("back", words.back, [words.renew, () => location.reload()]);
  });
}

const answers = () => fetch(new URL("data/v1/site.json", root), { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);

/** From a page that cannot be had for want of a line to what is kept. */
function lead() {
  const trouble = document.querySelector("main .trouble-page .trouble[data-trouble=offline]");
  if (!trouble || trouble.querySelector("[data-to-kept]")) return;
  const there = document.querySelector('footer a[href$="offline/"]');
  if (!there) return;
  const link = document.createElement("a");
  Object.assign(link, { href: there.href, textContent: there.textContent });
  link.dataset.toKept = "";
  link.dataset.reload = "";
  const line = document.createElement("p");
  line.append(`${words.whenBack} `, link, ".");
  trouble.append(line);
}

/** When a page has rested and is looked at again, says how many articles have come since. */
function watchArticles() {
  const site = async (cache) => (await fetch(new URL("data/v1/site.json", root), { cache })).json();
  const total = async ({ roots }) => (await (await fetch(new URL(roots.newest.file, root))).json()).total;
  let first;
  let asked = performance.now();
  const remember = async () => {
    const now = await site("default");
    first = { generation: now.generation, total: await total(now) };
  };
  remember().catch(() => {});
  const look = async () => {
    if (document.hidden || !first || performance.now() - asked < REST) return;
    asked = performance.now();
    const now = await site("no-cache");
    if (now.generation === first.generation) return;
    const more = (await total(now)) - first.total;
    say("articles", words.articles(more), [words.renew, () => location.reload()]);
  };
  document.addEventListener("visibilitychange", () => look().catch(() => {}));
  hear(({ done }) => done && look().catch(() => {}));
}
