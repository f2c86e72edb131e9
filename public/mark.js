// Runs before anything is shown, on pages with a list: a list that was opened with a query must never first show
// itself whole. It marks the page, and the style shows a waiting line in the list's place. Where the program does not
// even begin, the mark goes again: the list, whole, is better than waiting for nothing.
(function () {
  var html = document.documentElement;
  var asks = /[?&](q|topic|region|kind|series|language|from|to|dated|match|sort|page)=[^&]/;
  if (!asks.test(location.search)) return;
  html.setAttribute("data-query", "");
  function giveUp() {
    if (!html.hasAttribute("data-app")) html.removeAttribute("data-query");
  }
  addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT") giveUp();
  }, true);
  setTimeout(giveUp, 10000);
})();
