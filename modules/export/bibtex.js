// BibTeX, for LaTeX and reference managers: UTF-8, one entry an article. A report is a `techreport`, what stands in a
// series an `article` of it, all else `misc`, which every style knows. `date`, `urldate` and `langid` are biblatex's.
import { agreed, origin } from "./record.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Braces are counted even where they are escaped, so those of a text are written by name. */
const SPECIAL = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const oneLine = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** A text as LaTeX shows it. */
export const escaped = (text) =>
  oneLine(text).replace(/[\\{}~^]/g, (sign) => SPECIAL[sign]).replace(/[&%$#_]/g, "\\$&");

/** A name that could be taken for two, or for surname and forename, is kept together. */
const author = (name) => (/,|\band\b/i.test(name) ? `{${escaped(name)}}` : escaped(name));

/** Keys for all, each its own even to those who do not tell capitals from small letters. */
export function keys(records) {
  const taken = new Set();
  return records.map(({ id }) => {
    const plain = id.normalize("NFD").replace(/\p{M}/gu, "");
    const key = plain.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "article";
    let own = key;
    for (let again = 2; taken.has(own.toLowerCase()); again += 1) own = `${key}-${again}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

function entry(it, key, source) {
  const [year, month, day] = agreed(it);
  const type = it.kind.id === "report" ? "techreport" : it.series ? "article" : "misc";
  const publisher = { techreport: "institution", article: "publisher", misc: "howpublished" }[type];
  const keywords = [it.kind, ...it.topics, ...it.regions].map(({ name }) => name).concat(it.places);
  const fields = {
    // Twice in braces: a style shall not make capitals small.
    title: it.title && `{${escaped(it.title)}}`,
    author: it.authors.map(author).join(" and "),
    journal: type === "article" && escaped(it.series.name),
    series: type === "techreport" && it.series && escaped(it.series.name),
    number: it.number !== null && String(it.number),
    [publisher]: escaped(source.newsroom),
    date: /^[\dX./~?-]+$/.test(it.date) && it.date,
    year: year && year.replace(/^0+/, ""),
    url: it.address.replace(/[{}\\]/g, encodeURIComponent),
    urldate: source.day,
    langid: it.language,
    keywords: keywords.map((word) => escaped(word).replaceAll(",", " ")).join(", "),
    abstract: escaped(it.summary),
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  if (month) lines.push(`  month = ${MONTHS[Number(month) - 1]},\n`);
  if (day) lines.push(`  day = {${Number(day)}},\n`);
  return `\n@${type}{${key},\n${lines.join("")}}\n`;
}

/** @returns {string[]} the entries alone */
export function entries(records, source) {
  const all = keys(records);
  return records.map((it, at) => entry(it, all[at], source));
}

/** @returns {string[]} pieces of the file */
export function bibtex(records, source) {
  // An @ would begin an entry, even there.
  const head = `% ${oneLine(origin(source)).replaceAll("@", "(at)")}\n`;
  return [head, ...entries(records, source)];
}
