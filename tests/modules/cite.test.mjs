// What is copied of an article: dates no more exact than they are known, and entries that reference managers read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries as bibtex } from "../../modules/export/bibtex.js";
import { entries as ris } from "../../modules/export/ris.js";
import { agreed } from "../../modules/export/record.js";
import { citation, span, today } from "../../modules/cite/record.js";
import { WORDS } from "../../modules/cite/words.js";
import { readBibtex, readRis } from "./readers.mjs";

test("a date gives as much of a day as it says", () => {
  for (const [date, expected] of [
    ["2019-03-23", ["2019", "03", "23"]],
    ["2020-02", ["2020", "02"]],
    ["0099-02", ["0099", "02"]],
    ["2019", ["2019"]],
    ["1983~", ["1983"]],
    ["2019-03?", ["2019", "03"]],
    ["201X", []],
    ["2012-08/2012-09", ["2012"]],
    ["2004/..", []],
    ["", []],
  ]) {
    assert.deepEqual(agreed(span(date)), expected, date);
  }
  assert.equal(span("2020-02").latest, "2020-02-29");
});

const RECORD = {
  id: "a-1",
  title: "Gold & water",
  authors: ["Ana Quispe", "Land and Water"],
  date: "1983~",
  ...span("1983~"),
  kind: { id: "letter", name: "Letter" },
  topics: [{ name: "Mining" }, { name: "Cusco" }],
  regions: [],
  places: [],
  series: null,
  number: null,
  language: "en",
  address: "https://news.example.org/news/1983/a/",
  summary: "",
};

test("one entry is no file: nothing stands before it", () => {
  const source = { newsroom: "The Relay", day: "2026-03-01" };
  const text = bibtex([RECORD], source).join("").trim();
  assert.ok(text.startsWith("@misc{a-1,"), text);
  assert.equal(readBibtex(text).length, 1);
  assert.ok(text.includes("urldate = {2026-03-01}") && text.includes("date = {1983~}"), text);
  const lines = ris([RECORD], source).join("");
  assert.ok(lines.startsWith("TY  - NEWS\r\n"), lines);
  assert.ok(lines.includes("PY  - 1983\r\n") && lines.includes("Y2  - 2026/03/01/\r\n"), lines);
  assert.equal(readRis(`\r\n${lines}`).entries.length, 1);
});

test("a citation has its address once, and the day on which it was read", () => {
  const day = new Date(2026, 10, 27);
  const said = `Ana: Gold. The Relay. about 1983. ${RECORD.address}`;
  const whole = `${said} (accessed 27 November 2026)`;
  assert.equal(citation({ record: RECORD, said }, WORDS.en.accessed(day)), whole);
  const bare = said.replace(` ${RECORD.address}`, "");
  assert.equal(citation({ record: RECORD, said: bare }, WORDS.en.accessed(day)), whole);
  assert.equal(WORDS.es.accessed(day), "consultado el 27 de noviembre de 2026");
  assert.equal(today(day), "2026-11-27");
  assert.deepEqual(Object.keys(WORDS.es), Object.keys(WORDS.en));
});
