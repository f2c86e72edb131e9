// Runs first in every measured page, ours and the peers' alike, and notes in `window.bench` what a reader would see
// and when, in milliseconds since the first navigation began (a second document, where a click loaded one, goes on
// counting):
//
//   useful     the heading and (on a list) an item are painted
//   largest    the largest paint so far
//   shift      layout shift before the click, summed; `moved` names what moved
//   ready      the app has taken over (ours only)
//   clicked    the filter named by `#bench=TOPIC` was painted, and was clicked at once
//   answered   the list that the click asked for is painted
(() => {
  if (window !== top || !location.protocol.startsWith("http")) return;
  const kept = sessionStorage.getItem("bench");
  const bench = (window.bench = kept ? JSON.parse(kept) : { began: performance.timeOrigin, largest: 0, shift: 0, moved: [] });
  bench.topic ??= new URLSearchParams(location.hash.slice(1)).get("bench");
  const since = (now) => performance.timeOrigin + now - bench.began;
  const name = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? [element.localName, element.id && `#${element.id}`, ...[...element.classList].map((one) => `.${one}`)].join("") : "?";
  };
  const keep = () => sessionStorage.setItem("bench", JSON.stringify(bench));
  keep();

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.largest = since(entry.startTime);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  // What moves after the click moves since the reader asked for it.
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput || bench.clicked) continue;
      bench.shift += value;
      for (const { node } of sources) bench.moved.push(name(node));
    }
  }).observe({ type: "layout-shift", buffered: true });

  /** Notes the time at which what is in the document now has been painted. */
  const whenPainted = (name) => {
    bench[name] = Number.POSITIVE_INFINITY;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        bench[name] = since(performance.now());
        keep();
      };
      port2.postMessage(null);
    });
  };
  const seen = (element) => element && element.getClientRects().length > 0;
  const count = () => Number(document.querySelector('main [role="status"]')?.dataset.count ?? Number.NaN);
  const items = () => [...document.querySelectorAll("main article")];

  function isUseful() {
    const isArticle = /^\/news\/.+\/.+/.test(location.pathname);
    return seen(document.querySelector("main h1")) && (isArticle || seen(items()[0]));
  }

  function isAnswered() {
    const asked = new URLSearchParams(location.search).get("topic") === bench.topic;
    const shown = items();
    return asked && count() === bench.expected && shown.length > 0 && shown.length <= bench.expected && seen(shown[0]);
  }

  function look() {
    if (!bench.useful && isUseful()) whenPainted("useful");
    if (!bench.ready && document.documentElement.dataset.app === "ready") whenPainted("ready");
    // Nobody clicks what is not painted.
    if (bench.topic && !bench.clicked && Number.isFinite(bench.useful)) {
      const control = document.querySelector(`main [data-facet="topic"][data-value="${bench.topic}"]`);
      if (seen(control)) {
        bench.expected = Number(control.dataset.count);
        bench.clicked = since(performance.now());
        keep();
        control.click();
      }
    } else if (bench.clicked && !bench.answered && isAnswered()) {
      whenPainted("answered");
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
