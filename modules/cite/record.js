// The article that stands on the page, read from the section that cites it (src/ui/cite.rs) and what stands beside it.

const pad = (number, digits) => String(number).padStart(digits, "0");

/** The reader's own day, as `2026-03-01`. */
export function today(now = new Date()) {
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}

/**
 * The first and the last day that a date allows, as far as their common part goes: `2019-06` is from its first day to its
 * last, "about 1983" is 1983, a decade says nothing. Either is empty where it is open or not known.
 * @param {string} date EDTF level 1
 */
export function span(date) {
  const sides = date.replace(/[~?%]/g, "").split("/");
  const part = (text, last) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
    if (!year) return "";
    if (day) return text;
    const end = month ? new Date(Date.UTC(2000, 0, 1)) : undefined;
    if (end) end.setUTCFullYear(Number(year), Number(month), 0);
    if (!last) return `${year}-${month ?? "01"}-01`;
    return month ? `${year}-${month}-${pad(end.getUTCDate(), 2)}` : `${year}-12-31`;
  };
  return { earliest: part(sides[0], false), latest: part(sides.at(-1), true) };
}

/** The article's own address: the published one, else where it stands. */
function addressOf(path) {
  if (/^https?:/.test(path)) return path;
  return location.origin + location.pathname;
}

const textOf = (element) => element?.textContent.trim() ?? "";

/** What is cited: a record as `modules/export/record.js` makes them, where it is from, and the words on the page. */
export function read(section, day) {
  const { date, authors, kind, series, number, language, newsroom, address } = section.dataset;
  const article = section.closest("[data-article]");
  // "The whole country" is what stands where no region is named.
  const subjects = [...article.querySelectorAll(".subjects dd")].filter((it) => !it.querySelector('[href$="/regions/country/"]'));
  const record = {
    id: article.dataset.article,
    title: textOf(article.querySelector("h1")),
    authors: authors ? authors.split("\n") : [],
    date: date ?? "",
    ...span(date ?? ""),
    kind: { id: kind, name: textOf(article.querySelector(".kicker a")) },
    topics: subjects.map((subject) => ({ name: textOf(subject) })),
    regions: [],
    places: [],
    series: series ? { name: series } : null,
    number: number ? Number(number) : null,
    language,
    address: addressOf(address ?? ""),
    summary: "",
  };
  return { record, source: { newsroom, day }, said: textOf(section.querySelector(".citation")) };
}

/** The citation as it stands on the page, with the address where it has none, and the day on which it was read. */
export function citation({ record, said }, accessed) {
  const whole = said.includes(record.address) ? said : `${said} ${record.address}`;
  return `${whole} (${accessed})`;
}
