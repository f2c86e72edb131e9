// CSV (RFC 4180), for spreadsheets: UTF-8 with a byte order mark, without which Excel guesses; a first line that says
// where it is from, a line of names, a line an article.
import { origin } from "./record.js";

const COLUMNS = {
  id: (it) => it.id,
  title: (it) => it.title,
  authors: (it) => it.authors.join("; "),
  date: (it) => it.date,
  earliest: (it) => it.earliest,
  latest: (it) => it.latest,
  kind: (it) => it.kind.name,
  topics: (it) => names(it.topics),
  regions: (it) => names(it.regions),
  places: (it) => it.places.join("; "),
  series: (it) => it.series?.name ?? "",
  number: (it) => it.number ?? "",
  language: (it) => it.language,
  address: (it) => it.address,
  summary: (it) => it.summary,
};

const names = (values) => values.map(({ name }) => name).join("; ");

/** What a spreadsheet takes for a formula, also behind blanks that it drops, and in the full width of East Asia. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe before it makes it a text, as one types it there. */
export function cell(value) {
  const text = String(value);
  const safe = FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells) => `${cells.map(cell).join(",")}\r\n`;

/** @returns {string[]} pieces of the file */
export function csv(records, source) {
  const columns = Object.values(COLUMNS);
  const rows = records.map((it) => line(columns.map((column) => column(it))));
  return ["\ufeff", line([`# ${origin(source)}`]), line(Object.keys(COLUMNS)), ...rows];
}
