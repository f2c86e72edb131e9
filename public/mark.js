// Runs before anything is shown, on pages with a list. Where the program can run it marks the page, and only then the
// style shows the filters. A list that was opened with a query must never first show itself whole: that is marked too,
// and a waiting line stands in the list's place. Where the program does not even begin, both marks go again: the list,
// whole, is better than waiting for nothing.
(function () {
  var html = document.documentElement;
  var runs = typeof WebAssembly === "object" && "DecompressionStream" in window && "HTMLDialogElement" in window;
  if (!runs) return;
  html.setAttribute("data-filters", "");
  var asks = /[?&](q|topic|region|kind|series|language|from|to|dated|match|sort|page)=[^&]/;
  if (asks.test(location.search)) html.setAttribute("data-query", "");
  function giveUp() {
    if (html.hasAttribute("data-app") || html.hasAttribute("data-resting")) return;
    html.removeAttribute("data-query");
    html.removeAttribute("data-filters");
  }
  addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT") giveUp();
  }, true);
  setTimeout(giveUp, 10000);
})();
