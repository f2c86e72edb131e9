// Runs before anything is shown, on pages with pictures. Where the reader wants little fetched, by the browser's setting
// or the switch at /offline/, it marks the page; then the style keeps every picture out of reach, where a browser loads
// none that is lazy, and `modules/pictures/` puts a control in its place. Should that not come, the mark goes again.
(function () {
  var html = document.documentElement;
  var path = new URL("..", document.currentScript.src).pathname;
  var spares = Boolean(navigator.connection && navigator.connection.saveData);
  try {
    spares = spares || Boolean(localStorage.getItem("chasqui:" + path + ":less"));
  } catch (error) {
    // A browser that lets nobody look has no switch either.
  }
  if (!spares) return;
  html.setAttribute("data-pictures", "");
  function giveUp() {
    if (html.getAttribute("data-pictures") !== "asked") html.removeAttribute("data-pictures");
  }
  addEventListener("error", function (event) {
    if (event.target.tagName === "SCRIPT") giveUp();
  }, true);
  setTimeout(giveUp, 10000);
})();
