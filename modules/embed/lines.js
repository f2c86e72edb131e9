// The lines to copy, for a choice.

const FILTERS = ["topic", "region", "kind", "series", "language", "from", "to", "match"];
const FOLDERS = { topic: "topics", region: "regions", series: "series" };
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const asked = (pairs) => {
  const all = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ",")}`).join("&");
  return all && `?${all}`;
};

/** The one value that a list with a page of its own is of, as `topics/mining`; `news` where nothing is chosen; else
    nothing: a static host answers no questions. */
function ownList(filters) {
  if (filters.length === 0) return "news";
  const [[name, value]] = filters;
  const isOne = filters.length === 1 && FOLDERS[name] && /^[a-z0-9][a-z0-9-]*$/.test(value);
  return isOne ? `${FOLDERS[name]}/${value}` : undefined;
}

/** By name; `feed` and `page` only where there is one. */
export function lines({ attributes, text }, { site, languages, version, integrity }) {
  const filters = attributes.filter(([name]) => FILTERS.includes(name));
  const lang = attributes.find(([name]) => name === "lang")?.[1];
  const inLanguage = site + (languages.slice(1).includes(lang) ? `${lang}/` : "");
  const own = ownList(filters);
  const link = own ? `${inLanguage}${own}/` : `${inLanguage}news/${asked(filters)}`;
  const all = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const element = `<chasqui-feed${all}><a href="${escaped(link)}">${escaped(text)}</a></chasqui-feed>`;
  const moving = `<script async src="${site}embed/v1.js"></script>\n${element}`;
  const pinned = `<script async src="${site}embed/${version}.js" integrity="${integrity}" crossorigin="anonymous"></script>\n${element}`;
  // The path says the language; a frame's heading is its page's only one.
  const inFrame = attributes.filter(([name, value]) => name !== "heading" && !(name === "lang" && languages.includes(value)));
  const source = `${inLanguage}embed/feed/${asked(inFrame)}`;
  const frame = `<iframe src="${escaped(source)}" title="${escaped(text)}" width="100%" height="480" loading="lazy" referrerpolicy="strict-origin" sandbox="${SANDBOX}"></iframe>`;
  const isLanguage = filters.length === 1 && filters[0][0] === "language" && /^[a-z-]+$/.test(filters[0][1]);
  const feed = own ?? (isLanguage ? `languages/${filters[0][1]}` : undefined);
  return {
    script: moving,
    pinned: version ? pinned : undefined,
    frame,
    wordpress: `<!-- wp:html -->\n${moving}\n<!-- /wp:html -->`,
    feed: feed && `${site}feeds/${feed}.atom`,
    page: own && link,
  };
}
