// In every page that `chasqui dev` shows, and in no other: loads the page anew where it stands when the site is another,
// shows what is wrong over the last good site, and marks drafts.
"use strict";
{
  const own = new URL(document.currentScript.src);
  const root = new URL("..", own);
  const site = own.search.slice(1);
  const KEPT = `chasqui-dev:${root.pathname}`;

  // ---- Where the reader stood.
  function keep() {
    const { scrollX, scrollY } = window;
    sessionStorage.setItem(KEPT, JSON.stringify({ href: location.href, scrollX, scrollY }));
  }
  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (kept?.href !== location.href) return;
    let isMoved = false;
    for (const name of ["wheel", "touchmove", "keydown", "pointerdown"])
      addEventListener(name, () => (isMoved = true), { once: true, passive: true });
    const scroll = () => isMoved || scrollTo({ left: kept.scrollX, top: kept.scrollY, behavior: "instant" });
    scroll();
    // Pictures and the program may still move things.
    addEventListener("load", scroll);
    new MutationObserver(() => requestAnimationFrame(scroll)).observe(document.documentElement, {
      attributeFilter: ["data-app"],
    });
  }

  // ---- What is wrong: a bar at the foot of the window, that opens.
  let bar;
  function element(name, content, className) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...[content].flat());
    return made;
  }
  function item({ severity, file, line, what, text, mend }) {
    const place = element("code", line ? `${file}:${line}` : file);
    const parts = [element("p", [`${severity}: ${what} `, document.createElement("br"), place])];
    if (text) parts.push(element("pre", text));
    if (mend) parts.push(element("pre", mend, "chasqui-dev-mend"));
    return element("li", parts);
  }
  function tell(wrong) {
    bar?.remove();
    bar = undefined;
    // Where no site was good yet the page says it itself.
    if (!wrong || document.body.matches(".chasqui-dev-alone")) return;
    const said = `${wrong.summary}. You see the last good state.`;
    const details = element("details", [element("summary", said), element("ol", wrong.faults.map(item))]);
    details.open = wrong.faults.length > 0;
    bar = element("aside", details, "chasqui-dev chasqui-dev-wrong");
    bar.lang = "en";
    bar.setAttribute("role", "alert");
    document.body.append(bar);
  }

  // ---- Drafts: a note on the page of one, and a mark on every link to one.
  let drafts = new Set();
  let note;
  const pathOf = (address) => address.pathname.replace(/index\.html$/, "");
  function mark() {
    for (const link of document.querySelectorAll("main a[href]")) {
      const isDraft = link.origin === location.origin && drafts.has(pathOf(link)) && !link.hash;
      if (isDraft !== link.hasAttribute("data-dev-draft")) link.toggleAttribute("data-dev-draft", isDraft);
    }
    const isDraft = drafts.has(pathOf(location));
    if (isDraft === Boolean(note)) return;
    note?.remove();
    note = undefined;
    if (!isDraft) return;
    note = element("aside", "Draft: shown here only. It is published when draft: true is taken out.", "chasqui-dev chasqui-dev-draft");
    note.lang = "en";
    note.setAttribute("role", "note");
    document.body.append(note);
  }
  let isAsked = false;
  function markSoon() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mark();
    });
  }

  // ---- The news.
  const source = new EventSource(new URL("news", own));
  source.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    // A page that waits for a first site waits until there is one; while it waits, news are told by a page anew.
    const isAlone = document.body.matches(".chasqui-dev-alone");
    if ((news.site ?? "") !== site || (isAlone && news.wrong && news.wrong.summary !== document.querySelector("main p")?.textContent)) {
      source.close();
      keep();
      location.reload();
      return;
    }
    tell(news.wrong);
    drafts = new Set(news.drafts.map((path) => new URL(path, root).pathname));
    mark();
  };
  addEventListener("pagehide", () => source.close());
  // Back to a page that the browser kept as it was: it has missed the news.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  restore();
  new MutationObserver(markSoon).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["href"],
  });
}
