// What the written formats say, and that it can be read back whatever the texts are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bibtex, escaped, keys } from "../../modules/export/bibtex.js";
import { cell, csv } from "../../modules/export/csv.js";
import { json } from "../../modules/export/json.js";
import { agreed, day, fileName, origin, record } from "../../modules/export/record.js";
import { ris } from "../../modules/export/ris.js";
import { WORDS, number, size } from "../../modules/export/words.js";
import * as hard from "./random.mjs";
import { readBibtex, readCsv, readRis, shown } from "./readers.mjs";

const SOURCE = {
  newsroom: "The Relay",
  address: "https://news.example.org/news/?topic=mining",
  count: 2,
  day: "2026-03-01",
  data: "k3v7qa",
};
const JOB = {
  root: "https://news.example.org/below/",
  names: {
    topic: { mining: "Mining", water: "Water" },
    region: { cusco: "Cusco" },
    kind: { letter: "Letter from the regions", report: "Report" },
    series: { update: "Island Update" },
  },
};
const CARD = {
  id: "2019/letter-1",
  path: "/news/2019/03/letter-1/",
  title: "Gold & water: 100 % of “nothing”",
  summary: "A summary.",
  date: "2019-03",
  kind: "letter",
  authors: ["Ana Quispe", "Smith, John", "Land and Water"],
  topics: ["mining", "nonesuch"],
  regions: ["cusco"],
  places: ["Espinar"],
  series: { id: "update", number: 102 },
  language: "en",
};
const LETTER = record(CARD, [737119, 737149], JOB);
const BARE = record({ id: "b", path: "/news/undated/b/", title: "B", kind: "news", language: "es" }, [0, 0], JOB);

/** One line of the world's whitespace, as formats of lines keep it. */
const oneLine = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

test("a record holds names, whole addresses and days", () => {
  assert.deepEqual(LETTER.topics, [{ id: "mining", name: "Mining" }, { id: "nonesuch", name: "nonesuch" }]);
  assert.equal(LETTER.address, "https://news.example.org/below/news/2019/03/letter-1/");
  assert.deepEqual([LETTER.earliest, LETTER.latest, LETTER.number], ["2019-03-01", "2019-03-31", 102]);
  assert.deepEqual([BARE.date, BARE.earliest, BARE.series, BARE.number], ["", "", null, null]);
});

test("days", () => {
  for (const [given, said] of [
    [0, ""],
    [1, ""],
    [3652059, ""],
    [719163, "1970-01-01"],
    [730544, "2001-02-28"],
    [693596, "1900-01-01"],
  ]) {
    assert.equal(day(given), said, String(given));
  }
});

test("what both ends of a date agree on", () => {
  for (const [earliest, latest, parts] of [
    ["2019-03-23", "2019-03-23", ["2019", "03", "23"]],
    ["2019-03-01", "2019-03-31", ["2019", "03"]],
    ["1983-01-01", "1983-12-31", ["1983"]],
    ["1980-01-01", "1989-12-31", []],
    ["2004-01-01", "", []],
    ["", "", []],
  ]) {
    assert.deepEqual(agreed({ earliest, latest }), parts, `${earliest} ${latest}`);
  }
});

test("CSV cells never run as formulas", () => {
  for (const [given, written] of [
    ["plain", "plain"],
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["\t=1", "\"'\t=1\""],
    ["\rx", "\"'\rx\""],
    ["  =1", "'  =1"],
    ["＝1", "'＝1"],
    ['="a",b', '"\'=""a"",b"'],
    ["a=b", "a=b"],
    ["a, b", '"a, b"'],
    ['say "x"', '"say ""x"""'],
    ["two\nlines", '"two\nlines"'],
    [7, "7"],
    ["", ""],
  ]) {
    assert.equal(cell(given), written, JSON.stringify(given));
  }
});

test("CSV says where it is from, what its columns are, and every article", () => {
  const rows = readCsv(csv([LETTER, BARE], SOURCE).join(""));
  assert.deepEqual(rows[0], [`# ${origin(SOURCE)}`]);
  assert.equal(rows[1].join(), "id,title,authors,date,earliest,latest,kind,topics,regions,places,series,number,language,address,summary");
  assert.deepEqual(rows[2].slice(2, 12), [
    "Ana Quispe; Smith, John; Land and Water", "2019-03", "2019-03-01", "2019-03-31", "Letter from the regions",
    "Mining; nonesuch", "Cusco", "Espinar", "Island Update", "102",
  ]);
  assert.deepEqual([rows.length, rows[3].length, rows[3][3]], [4, 15, ""]);
});

test("CSV is read back cell by cell", () => {
  const next = hard.random(1);
  for (let run = 0; run < 300; run += 1) {
    const records = [hard.record(next), hard.record(next)];
    const rows = readCsv(csv(records, SOURCE).join("")).slice(2);
    assert.equal(rows.length, 2);
    rows.forEach((row, at) => {
      assert.equal(row.length, 15);
      for (const [column, wanted] of [[0, records[at].id], [1, records[at].title], [14, records[at].summary]]) {
        const safe = row[column].startsWith("'") && row[column].slice(1) === wanted ? wanted : row[column];
        assert.equal(safe, wanted);
      }
      for (const text of row) assert.doesNotMatch(text, /^[\s]*[=+\-@]|^[\t\r\n]/, JSON.stringify(text));
    });
  }
});

test("JSON is read back as it was, whole texts with it", () => {
  const next = hard.random(2);
  for (let run = 0; run < 200; run += 1) {
    const records = Array.from({ length: run % 4 }, () => ({ ...hard.record(next), body: hard.text(next) }));
    const read = JSON.parse(json(records, SOURCE).join(""));
    assert.deepEqual(read, { source: SOURCE, articles: records });
  }
});

test("BibTeX entries", () => {
  const [letter, bare, report] = readBibtex(bibtex([LETTER, BARE, { ...LETTER, id: "r", kind: { id: "report", name: "Report" } }], SOURCE).join(""));
  assert.deepEqual([letter.type, letter.key], ["article", "2019-letter-1"]);
  assert.deepEqual(letter.fields, {
    title: "{Gold \\& water: 100 \\% of “nothing”}",
    author: "Ana Quispe and {Smith, John} and {Land and Water}",
    journal: "Island Update",
    number: "102",
    publisher: "The Relay",
    date: "2019-03",
    year: "2019",
    url: "https://news.example.org/below/news/2019/03/letter-1/",
    urldate: "2026-03-01",
    langid: "en",
    keywords: "Letter from the regions, Mining, nonesuch, Cusco, Espinar",
    abstract: "A summary.",
    month: "mar",
  });
  assert.deepEqual([bare.type, bare.fields.howpublished, bare.fields.year], ["misc", "The Relay", undefined]);
  assert.deepEqual([report.type, report.fields.institution, report.fields.series], ["techreport", "The Relay", "Island Update"]);
  assert.equal(escaped("a\\b {c} ~^ &%$#_"), "a\\textbackslash{}b \\textbraceleft{}c\\textbraceright{} \\textasciitilde{}\\textasciicircum{} \\&\\%\\$\\#\\_");
});

test("BibTeX keys are unique, whatever the ids", () => {
  const made = keys(["a/b", "A-b", "a b", "ñ", "n", "…", ""].map((id) => ({ id })));
  assert.deepEqual(made, ["a-b", "A-b-2", "a-b-3", "n", "n-2", "article", "article-2"]);
});

test("BibTeX is read back, whatever the texts", () => {
  const next = hard.random(3);
  for (let run = 0; run < 300; run += 1) {
    const records = [hard.record(next), hard.record(next), hard.record(next)];
    const entries = readBibtex(bibtex(records, { ...SOURCE, newsroom: hard.text(next) }).join(""));
    assert.equal(entries.length, 3);
    assert.equal(new Set(entries.map(({ key }) => key.toLowerCase())).size, 3);
    entries.forEach(({ fields }, at) => {
      assert.equal(shown(fields.title ?? ""), oneLine(records[at].title));
      assert.equal(shown(fields.abstract ?? ""), oneLine(records[at].summary));
    });
  }
});

test("RIS entries", () => {
  const { head, entries } = readRis(ris([LETTER, BARE], SOURCE).join(""));
  assert.match(head, /^Provider: The Relay\r\nDatabase: .*k3v7qa\r\nContent: /);
  assert.deepEqual(entries[0], [
    ["TY", "NEWS"], ["ID", "2019/letter-1"], ["TI", LETTER.title], ["AU", "Ana Quispe"], ["AU", "Smith, John"],
    ["AU", "Land and Water"], ["T2", "Island Update"], ["IS", "102"], ["PB", "The Relay"], ["PY", "2019"],
    ["DA", "2019/03//"], ["M3", "Letter from the regions"], ["LA", "en"], ["KW", "Mining"], ["KW", "nonesuch"],
    ["KW", "Cusco"], ["KW", "Espinar"], ["AB", "A summary."], ["UR", LETTER.address], ["Y2", "2026/03/01/"],
  ]);
  const tags = entries[1].map(([tag]) => tag);
  assert.ok(!tags.includes("PY") && !tags.includes("AU") && !tags.includes("IS"), String(tags));
  for (const [kind, type] of [["report", "RPRT"], ["event", "ELEC"], ["own-kind", "ELEC"], ["obituary", "NEWS"]]) {
    const [[first]] = readRis(ris([{ ...BARE, kind: { id: kind, name: kind } }], SOURCE).join("")).entries;
    assert.deepEqual(first, ["TY", type]);
  }
});

test("RIS is read back, whatever the texts", () => {
  const next = hard.random(4);
  for (let run = 0; run < 300; run += 1) {
    const records = [hard.record(next), hard.record(next)];
    const { entries } = readRis(ris(records, { ...SOURCE, newsroom: hard.text(next) }).join(""));
    assert.equal(entries.length, 2);
    entries.forEach((entry, at) => {
      const title = entry.find(([tag]) => tag === "TI")?.[1] ?? "";
      assert.equal(title, oneLine(records[at].title));
    });
  }
});

test("files are named after the query", () => {
  for (const [parts, name] of [
    [["PSG", "/news/", ""], "psg-news"],
    [["PSG", "/es/topics/mining/", "?region=cusco&from=2004"], "psg-es-topics-mining-region-cusco-from-2004"],
    [["PSG", "/news/", "?q=%C3%B1and%C3%BA+y+oro%zz"], "psg-news-q-nandu-y-orozz"],
    [["…", "/", ""], "articles"],
    [["x".repeat(200), "/", "?page=2"], "x".repeat(80)],
  ]) {
    assert.equal(fileName(...parts), name);
  }
});

test("words are there in every language, and numbers as the interface writes them", () => {
  for (const [language, words] of Object.entries(WORDS)) {
    assert.deepEqual(Object.keys(words), Object.keys(WORDS.en), language);
    for (const [name, word] of Object.entries(words)) {
      const said = typeof word === "function" ? word("1", "2") : word;
      assert.ok(said.length > 2 && !said.includes("undefined"), `${language} ${name}: ${said}`);
    }
  }
  assert.deepEqual([999, 1000, 1234567].map(number), ["999", "1,000", "1,234,567"]);
  assert.deepEqual([0, 999, 1250, 9960, 999499, 999500, 34e6].map(size), ["0 B", "999 B", "1.3 kB", "10 kB", "999 kB", "1.0 MB", "34 MB"]);
});
