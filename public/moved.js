// Leads on from an old address with a query. Loaded by `start.js` where the query has a parameter that old addresses have,
// and by the pages that stand at old paths; a classic script, so that every browser runs it, before anything else there.
(function () {
  var html = document.documentElement;
  // Path, query, and where it leads, the most particular first: written here when the site is built.
  var table = __TABLE__;
  var root = new URL(html.getAttribute("data-base"), location.href);
  var path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // As it came, then.
  }
  path = path.slice(root.pathname.length).replace(/^\/+|\/+$|(^|\/)index\.html?$/g, "");
  var asked = new URLSearchParams(location.search);
  function isMet(query) {
    var met = true;
    new URLSearchParams(query).forEach(function (value, name) {
      if (asked.getAll(name).indexOf(value) < 0) met = false;
    });
    return met;
  }
  for (var at = 0; at < table.length; at += 1) {
    if (table[at][0] === path && isMet(table[at][1])) {
      html.setAttribute("data-moved", "");
      location.replace(root.href + table[at][2] + (table[at][2].indexOf("#") < 0 ? location.hash : ""));
      return;
    }
  }
})();
