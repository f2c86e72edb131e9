// What /embed/ writes for a choice: lines that mean what was chosen, and nothing that breaks out of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Choice } from "../../modules/embed/choice.js";
import { lines } from "../../modules/embed/lines.js";
import { ALL } from "../../modules/embed/words.js";

const site = {
  name: { en: "Peru Support Group" },
  short_name: { en: "PSG" },
  languages: [{ code: "en", name: "English" }, { code: "es", name: "Espa\u00f1ol" }],
  content_languages: [{ code: "qu", name: "Runasimi" }],
  country: { name: { en: "Peru" } },
  topics: [{ id: "mining", name: { en: "Mining" } }, { id: "odd", name: { en: 'Ores "&" <b>' } }],
  regions: [{ id: "cusco", name: { en: "Cusco" } }],
  series: [{ id: "update", name: { en: "Update" } }],
  kinds: [{ id: "letter", name: { en: "Letter" } }],
};
const where = { site: "https://news.example.org/a/", languages: ["en", "es"], version: "1.0.0", integrity: "sha384-x" };
const of = (address) => lines(new Choice(site, new URLSearchParams(address)), where);

test("the line says what was chosen, and nothing that is as usual", () => {
  const { script, pinned } = of("topic=mining&region=cusco&limit=5&layout=list&theme=auto&match=all");
  assert.equal(
    script,
    '<script async src="https://news.example.org/a/embed/v1.js"></script>\n' +
      '<chasqui-feed topic="mining" region="cusco" lang="en"><a href="https://news.example.org/a/news/?topic=mining&amp;region=cusco">Mining, Cusco: news from PSG</a></chasqui-feed>',
  );
  assert.ok(pinned.startsWith('<script async src="https://news.example.org/a/embed/1.0.0.js" integrity="sha384-x" crossorigin="anonymous"></script>\n'));
  assert.ok(of("show=").script.includes(' show=""'));
  assert.ok(of("topic=mining,odd&match=all").script.includes(' match="all"'));
  assert.equal(lines(new Choice(site), { ...where, version: "" }).pinned, undefined);
});

test("a value is chosen or left out, never both", () => {
  const choice = new Choice(site);
  choice.toggle("topic", "mining", true);
  choice.toggle("topic", "-odd", true);
  assert.deepEqual([choice.values.topic, choice.asksForAll], ["mining,-odd", false]);
  choice.toggle("topic", "-mining", true);
  assert.equal(choice.values.topic, "-odd,-mining");
  choice.toggle("topic", "-mining", false);
  assert.equal(choice.values.topic, "-odd");
});

test("a name with signs of markup stays a name", () => {
  const { script, frame } = of("topic=odd");
  assert.ok(script.includes(">Ores &quot;&amp;&quot; &lt;b&gt;: news from PSG</a>"), script);
  assert.ok(frame.includes('title="Ores &quot;&amp;&quot; &lt;b&gt;: news from PSG"'), frame);
  assert.ok(!of('topic="><script>').script.includes('"><script>'));
});

test("lists with a page of their own have an address, and a feed", () => {
  for (const [asked, link, feed, page] of [
    ["", "news/", "feeds/news.atom", true],
    ["topic=mining", "topics/mining/", "feeds/topics/mining.atom", true],
    ["region=country", "regions/country/", "feeds/regions/country.atom", true],
    ["series=update&lang=es", "es/series/update/", "feeds/series/update.atom", true],
    ["language=qu", "news/?language=qu", "feeds/languages/qu.atom", false],
    ["topic=mining,odd", "news/?topic=mining,odd", undefined, false],
    ["topic=-mining", "news/?topic=-mining", undefined, false],
    ["topic=mining&from=2004", "news/?topic=mining&amp;from=2004", undefined, false],
    ["kind=letter&lang=es", "es/news/?kind=letter", undefined, false],
  ]) {
    const made = of(asked);
    assert.ok(made.script.includes(`href="${where.site}${link}"`), `${asked}: ${made.script}`);
    assert.equal(made.feed, feed && where.site + feed, asked);
    assert.equal(made.page, page ? where.site + link : undefined, asked);
  }
});

test("a frame asks by its address, in the language of its path", () => {
  const source = (asked) => /src="([^"]*)"/.exec(of(asked).frame)[1].replaceAll("&amp;", "&");
  assert.equal(source(""), "https://news.example.org/a/embed/feed/");
  assert.equal(
    source("topic=mining,odd&match=all&lang=es&limit=3&heading=4&theme=dark"),
    "https://news.example.org/a/es/embed/feed/?topic=mining,odd&match=all&limit=3&theme=dark",
  );
  assert.ok(/ sandbox="allow-scripts /.test(of("").frame) && !of("").frame.includes("allow-same-origin"));
});

test("every language has all words", () => {
  const names = Object.keys(ALL.en);
  for (const name of names) {
    assert.equal(typeof ALL.es[name], typeof ALL.en[name], name);
    // Names of things that are the same in both languages are few.
    if (typeof ALL.en[name] === "string" && name !== "series") assert.notEqual(ALL.es[name], ALL.en[name], name);
  }
});
