// What <chasqui-feed> reckons by itself: what is asked for, which cards answer, in which order, and dates in words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compare, find, fold, merged, sources } from "../../embed/data.js";
import { days, happens, machine, say } from "../../embed/date.js";
import { name, rootOf } from "../../embed/name.js";
import { address, answers, ask } from "../../embed/query.js";
import { WORDS } from "../../embed/words.js";

/** Asks as an address or a page's attributes do. */
const getter = (text) => {
  const asked = new URLSearchParams(text);
  return (name) => asked.get(name);
};
const query = (text) => ask(getter(text));

const card = (id, more = {}) => ({ id, path: `/news/2019/${id}/`, title: id, kind: "news", language: "en", ...more });

test("a filter is OR within a facet and AND across, `-` leaves out", () => {
  const one = card("one", { topics: ["mining", "water"], regions: ["cusco"], kind: "letter", series: { id: "update", number: 3 } });
  for (const [text, expected] of [
    ["", true],
    ["topic=mining", true],
    ["topic=justice,mining", true],
    ["topic=justice", false],
    ["topic=mining,justice&match=all", false],
    ["topic=mining,water&match=all", true],
    ["topic=-water", false],
    ["topic=mining,-water", false],
    ["topic=-justice", true],
    ["topic=mining,-mining", false],
    ["topic=-mining,mining", true],
    ["topic=mining&region=puno", false],
    ["topic= mining , water &region=cusco", true],
    ["region=country", false],
    ["region=-country", true],
    ["kind=letter&series=update&language=en", true],
    ["kind=-letter", false],
    ["series=-update", false],
    ["language=es", false],
    ["topic=nothing-known", false],
    ["topic=-nothing-known", true],
  ]) {
    assert.equal(answers(one, query(text)), expected, text);
  }
  assert.equal(answers(card("two"), query("region=country")), true);
  assert.equal(answers(card("two"), query("series=update")), false);
});

test("a span of time meets what a date allows, and what an event says of itself", () => {
  for (const [date, text, expected] of [
    ["2019-03-23", "from=2019", true],
    ["2019-03-23", "from=2019-04", false],
    ["2019-03", "from=2019-03-31&to=2019-03-31", true],
    ["2019-02", "from=2019-03-01", false],
    ["198X", "from=1989&to=1990", true],
    ["198X", "from=1990", false],
    ["2012-08/2012-09", "from=2012-09-30", true],
    ["2004/..", "from=2020", true],
    ["../2004", "to=1950", true],
    [undefined, "from=1900", false],
    [undefined, "dated=no", true],
    ["2019", "dated=no", false],
    [undefined, "dated=no&from=1900", true],
    ["2019", "from=2020&to=2010", false],
    ["2019", "from=2019-02-30", true],
    ["2019", "to=soon", true],
  ]) {
    assert.equal(answers(card("one", { date }), query(text)), expected, `${date} ${text}`);
  }
  const event = card("event", { date: "2013-01", event: { starts: "2013-03-04T18:00", ends: "2013-03-06" } });
  assert.equal(answers(event, query("from=2013-03-05&to=2013-03-05")), true);
  assert.equal(answers(event, query("from=2013-03-07")), false);
});

test("addresses are the site's own", () => {
  assert.equal(address(getter("")), "");
  assert.equal(address(getter("from=2004&region=cusco&topic=mining, -water&limit=3")), "?topic=mining,-water&region=cusco&from=2004");
});

test("the shortest lists that can answer are asked first", () => {
  const files = (text) => sources(query(text)).map((set) => set.map((file) => file.join("/")));
  assert.deepEqual(files(""), [["news"]]);
  assert.deepEqual(files("kind=letter&topic=-mining&language=es"), [["news"]]);
  assert.deepEqual(files("topic=mining"), [["topics/mining"]]);
  assert.deepEqual(files("topic=mining&region=cusco"), [["regions/cusco"], ["topics/mining"]]);
  assert.deepEqual(files("topic=mining&region=cusco,puno"), [["topics/mining"], ["regions/cusco", "regions/puno"]]);
  assert.deepEqual(files("topic=mining,water&match=all"), [["topics/mining"], ["topics/water"]]);
  assert.deepEqual(files("topic=a,b,c,d,e"), [["news"]]);
  // What cannot be a file's name is not asked for.
  assert.deepEqual(files("topic=../../site"), [[]]);
  assert.deepEqual(files("topic=../x,mining"), [["topics/mining"]]);
  assert.deepEqual(files("topic=../x,mining&match=all"), [[]]);
});

test("lists are in the order of the site", () => {
  const expected = ["2019-03-23", "2019-03", "2019-02-28", "2019-01-01", "2019", "2019~", "201X", undefined];
  const cards = expected.map((date) => card("a", { date })).reverse();
  assert.deepEqual(cards.sort(compare).map(({ date }) => date), expected);
  assert.ok(compare(card("a"), card("b")) < 0);
});

test("the demo's own lists are in that order", () => {
  // The order that the publisher writes is the order that is reckoned here.
  const dates = ["2026-11", "2019-06-02", "2019", "2012-08/2012-09", "2012-08/..", "2012~", "../2004"];
  const cards = dates.map((date) => card("a", { date }));
  assert.deepEqual([...cards].reverse().sort(compare), cards);
});

test("lists that were cut off are put together only as far as both reach", () => {
  const [a, b, c, d] = ["2020", "2018", "2016", "2014"].map((date, at) => card("abcd"[at], { date }));
  const ids = (lists) => merged(lists).map(({ id }) => id).join("");
  assert.equal(ids([{ cards: [a, c], total: 2 }, { cards: [b, d], total: 2 }]), "abcd");
  assert.equal(ids([{ cards: [a, c], total: 9 }, { cards: [b, d], total: 2 }]), "abc");
  assert.equal(ids([{ cards: [a, b], total: 9 }, { cards: [b, c], total: 9 }]), "ab");
});

test("each work once, in the reader's language where it has that", () => {
  const cards = [
    card("uno", { language: "es", work: "one" }),
    card("two"),
    card("one"),
    card("huk", { language: "qu", work: "one" }),
    card("tres", { language: "es" }),
  ];
  const ids = (...languages) => fold(cards, languages).map(({ id }) => id);
  assert.deepEqual(ids("en"), ["two", "one", "tres"]);
  assert.deepEqual(ids("es", "es"), ["uno", "two", "tres"]);
  assert.deepEqual(ids("qu", "en"), ["two", "huk", "tres"]);
  assert.deepEqual(ids("fr", "fr"), ["two", "one", "tres"]);
});

test("a further list is asked where the first was cut off and gave too few", async () => {
  const many = Array.from({ length: 3 }, (_, at) => card(`c${at}`, { date: `2020-01-0${9 - at}`, regions: ["cusco"] }));
  const old = card("old", { date: "2001", regions: ["cusco"], topics: ["mining"] });
  const files = {
    "latest/regions/cusco.json": { format: 99, cards: many, total: 400, later: {} },
    "latest/topics/mining.json": { format: 99, cards: [old, { id: "broken" }, { ...card("x"), path: "//elsewhere/" }], total: 1 },
    "site.json": { languages: [{ code: "en" }], topics: [{ id: "mining" }, { id: "lost" }], regions: [] },
  };
  const asked = [];
  globalThis.fetch = async (url, { credentials, referrerPolicy }) => {
    assert.deepEqual([credentials, referrerPolicy], ["omit", "strict-origin"]);
    const path = url.split("data/v1/")[1];
    asked.push(path);
    const data = files[path];
    return { ok: Boolean(data), status: data ? 200 : 404, json: async () => structuredClone(data) };
  };
  const ask = async (text, limit = 5) => (await find("https://one.example/", query(text), limit, ["en"])).map(({ id }) => id);
  assert.deepEqual(await ask("topic=mining&region=cusco"), ["old"]);
  assert.deepEqual(asked.splice(0), ["latest/regions/cusco.json", "latest/topics/mining.json"]);
  // What has come is not asked for again.
  assert.deepEqual(await ask("region=cusco", 2), ["c0", "c1"]);
  assert.deepEqual(asked.splice(0), []);
  // A value that the site does not know matches nothing; a list that ought to be there is a fault.
  assert.deepEqual(await ask("topic=unknown"), []);
  await assert.rejects(ask("topic=lost"));
  assert.deepEqual(await ask("topic=../../x"), []);
});

test("dates are said as the site says them", () => {
  // The site's own table (src/ui/words/dates.rs) is the measure.
  const source = readFileSync("src/ui/words/dates.rs", "utf8").split("fn dates_in_both_languages")[1].split("] {")[0];
  const rows = [...source.matchAll(/\(\s*"([^"]+)",\s*"([^"]+)",\s*"([^"]+)",?\s*\)/g)];
  assert.ok(rows.length > 20, `${rows.length}`);
  for (const [, text, english, spanish] of rows) {
    assert.equal(say(text, WORDS.en), english, text);
    assert.equal(say(text, WORDS.es), spanish, text);
  }
  assert.deepEqual([say(undefined, WORDS.en), say("", WORDS.es)], ["undated", "sin fecha"]);
});

test("dates that are none", () => {
  for (const text of ["2019-2-3", "2019-02-30", "2019-13", "2019-21", "XXXX", "2019-XX-05", "201X-03", "../..", "2019-03-23T18:00"]) {
    assert.equal(days(text), undefined, text);
    assert.equal(say(text, WORDS.en), text);
  }
  assert.deepEqual(["2019-03-23~", "2019-03", "2019-XX", "201X", "../2004", "2012-08/2012-09", "?"].map(machine), [
    "2019-03-23",
    "2019-03",
    "2019",
    undefined,
    undefined,
    "2012-08",
    undefined,
  ]);
});

test("events are said with the time there, where it is known", () => {
  for (const [starts, ends, english] of [
    ["2013-03-04T18:00", undefined, "4 March 2013, 18:00"],
    ["2013-03-04T18:00", "2013-03-04T20:30", "4 March 2013, 18:00\u201320:30"],
    ["2013-03-04T18:00", "2013-03-05T09:00", "4 March 2013, 18:00 \u2013 5 March 2013, 09:00"],
    ["2013-03-04", "2013-03-05", "4\u20135 March 2013"],
    ["2013-03-04", "2013-03-04", "4 March 2013"],
  ]) {
    assert.equal(happens({ starts, ends }, WORDS.en), english);
  }
  assert.equal(happens({ starts: "2013-09-04T18:00" }, WORDS.es), "4 de setiembre de 2013, 18:00");
});

test("a list without a name is called by the site's own names", () => {
  const site = {
    name: { en: "Peru Support Group" },
    languages: [{ code: "en", name: "English" }, { code: "es", name: "Espa\u00f1ol" }],
    country: { name: { en: "Peru", es: "Per\u00fa" } },
    topics: [{ id: "mining", name: { en: "Mining", es: "Miner\u00eda" } }],
    regions: [{ id: "cusco", name: { en: "Cusco" } }],
    kinds: [],
    series: [],
  };
  const called = (text, language) => name(site, query(text), getter(text), WORDS[language], language);
  for (const [text, english, spanish] of [
    ["", "News \u00b7 Peru Support Group", "Noticias \u00b7 Peru Support Group"],
    ["topic=mining&region=-cusco", "Mining, without Cusco \u00b7 Peru Support Group", "Miner\u00eda, sin Cusco \u00b7 Peru Support Group"],
    ["region=country&from=2004", "Peru, since 2004 \u00b7 Peru Support Group", "Per\u00fa, desde 2004 \u00b7 Peru Support Group"],
    ["language=es&from=2004&to=2009", "Espa\u00f1ol, 2004\u20132009 \u00b7 Peru Support Group", "Espa\u00f1ol, 2004\u20132009 \u00b7 Peru Support Group"],
    ["topic=nowhere&dated=no", "nowhere, undated \u00b7 Peru Support Group", "nowhere, sin fecha \u00b7 Peru Support Group"],
  ]) {
    assert.equal(called(text, "en"), english);
    assert.equal(called(text, "es"), spanish);
  }
  assert.deepEqual(["en", "es", "fr"].map((code) => rootOf(site, code)), ["", "es/", ""]);
});
