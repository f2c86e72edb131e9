// RIS, for reference managers: tags of two letters, a line a value, an entry an article. The lines before the first
// entry, as publishers' databases write them, say where the file is from.
import { agreed, origin } from "./record.js";

/** Newspaper pieces by their kind; a report is a report, and what is neither is a page of the web. */
const TYPES = { report: "RPRT", appeal: "ELEC", event: "ELEC", notice: "ELEC" };
const KNOWN = new Set(["news", "analysis", "editorial", "letter", "obituary"]);

/** A value has one line, whatever the text. */
const oneLine = (text) => String(text).replace(/[\s\p{Cc}]+/gu, " ").trim();

function entry(it, source) {
  const [year = "", month = "", day = ""] = agreed(it);
  const type = TYPES[it.kind.id] ?? (KNOWN.has(it.kind.id) || it.series ? "NEWS" : "ELEC");
  const words = [...it.topics, ...it.regions].map(({ name }) => name).concat(it.places);
  const tags = [
    ["ID", it.id],
    ["TI", it.title],
    ...it.authors.map((name) => ["AU", name]),
    ["T2", it.series?.name],
    ["IS", it.number],
    ["PB", source.newsroom],
    ["PY", year],
    ["DA", year && `${year}/${month}/${day}/`],
    ["M3", it.kind.name],
    ["LA", it.language],
    ...words.map((word) => ["KW", word]),
    ["AB", it.summary],
    ["UR", it.address],
    ["Y2", `${source.day.replaceAll("-", "/")}/`],
  ];
  const lines = tags.filter(([, value]) => value !== undefined && value !== null && oneLine(value) !== "");
  const written = lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`);
  return `TY  - ${type}\r\n${written.join("")}ER  - \r\n\r\n`;
}

/** @returns {string[]} the entries alone */
export const entries = (records, source) => records.map((it) => entry(it, source));

/** @returns {string[]} pieces of the file */
export function ris(records, source) {
  const head = [`Provider: ${source.newsroom}`, `Database: ${origin(source)}`, 'Content: text/plain; charset="UTF-8"'];
  return [head.map((line) => `${oneLine(line)}\r\n`).join(""), "\r\n", ...entries(records, source)];
}
