// Writes the part of judged.tsv that is about the generated newsroom, by rule and not by taste:
//
//   chasqui sample --articles 2000 --seed 11 --out FOLDER && node tests/search/judge.mjs FOLDER
//
// Its words are made up, so nothing but the letters can tell what a query means. The rules are below, each with the
// reason that it writes beside its queries. Articles are drawn by a generator of its own: the same folder gives the same
// lines. The set was made before any ranking was tuned; run again, it must give what stands in judged.tsv.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const EACH = 6;

const plain = (text) => text.normalize("NFD").replace(/(?<![nN])\p{M}|(?<=[nN])[\u0300-\u0302\u0304-\u036f]/gu, "").normalize("NFC").toLowerCase();
const words = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const articles = readdirSync(join(folder, "news"))
  .sort()
  .flatMap((year) => readdirSync(join(folder, "news", year)).sort().map((file) => join(year, file)))
  .map((file) => {
    const [, head, body] = readFileSync(join(folder, "news", file), "utf8").split(/^---$/m);
    const field = (name) => head.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1];
    const title = JSON.parse(field("title"));
    return {
      id: file.replace(/\.md$/, ""),
      // Versions of one work are one answer.
      work: field("translates") ?? file.replace(/\.md$/, ""),
      spanish: field("language") === "es",
      title,
      inTitle: words(title),
      all: new Set([...words(title), ...words(body)]),
      text: ` ${words(title).join(" ")} . ${body.toLowerCase().replace(/[^\p{L}.]+/gu, " ")} `,
      places: (field("places") ?? "[]").slice(1, -1).split(", ").filter(Boolean),
    };
  });

const spread = new Map();
for (const article of articles) for (const word of article.all) spread.set(word, (spread.get(word) ?? 0) + 1);

let state = 0x2545f491;
const below = (limit) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state % limit;
};
const drawn = (from) => from[below(from.length)];

/** Articles with this word (as it is written) in their titles. */
const titled = (word) => articles.filter((article) => article.inTitle.includes(word));
/** Words of a title that few articles have, the rarest first. */
const rare = (article, long = 6, most = 40) =>
  [...new Set(article.inTitle)].filter((word) => word.length >= long && spread.get(word) <= most).sort((a, b) => spread.get(a) - spread.get(b));
const ids = (list) => list.map((article) => article.id).join(",");

const lines = [];
/** EACH queries of a kind: `make` is given an article and gives [query, expected articles, forbidden articles], or nothing. */
function rule(kind, why, make, from = articles) {
  const seen = new Set();
  for (let left = 5000; seen.size < EACH && left > 0; left -= 1) {
    const made = make(drawn(from));
    if (!made || seen.has(made[0]) || made[1].length === 0 || made[1].length > 12) continue;
    seen.add(made[0]);
    const half = seen.size % 2 ? "tune" : "hold";
    const forbidden = (made[2] ?? []).map((article) => `!${article.id}`);
    lines.push([half, kind, "sample", made[0], [ids(made[1]), ...forbidden].filter(Boolean).join(","), why].join("\t"));
  }
}

const english = articles.filter((article) => !article.spanish);
const spanish = articles.filter((article) => article.spanish);
const both = (a, b) => articles.filter((article) => article.inTitle.includes(a) && article.inTitle.includes(b));

rule("word", "the articles with both of these rare words in the title", (article) => {
  const [a, b] = rare(article);
  return b && [`${b} ${a}`, both(a, b)];
});
rule("phrase", "the articles in which these words of a title stand together in this order", (article) => {
  const at = below(Math.max(article.inTitle.length - 2, 1));
  const three = article.inTitle.slice(at, at + 3);
  const phrase = three.join(" ");
  return three.length === 3 && three.some((word) => spread.get(word) <= 40) && [`"${phrase}"`, articles.filter((other) => other.text.includes(` ${phrase} `))];
});
rule("spelling", "a word of a title with its accents left off; ñ stays", (article) => {
  const [word] = rare(article).filter((word) => plain(word) !== word);
  return word && [plain(word), titled(word)];
}, spanish);
rule("spelling", "a word of a title with n for its ñ", (article) => {
  const [word] = rare(article).filter((word) => word.includes("ñ"));
  const query = word?.replaceAll("ñ", "n");
  return word && !spread.has(query) && [query, titled(word)];
}, spanish);
rule("name", "a word of a title in capitals", (article) => {
  const [word] = rare(article);
  return word && [word.toUpperCase(), titled(word)];
});
rule("place", "the articles that name this place in their front matter", (article) => {
  const [place] = article.places;
  return place && [place, articles.filter((other) => other.places.includes(place))];
}, articles.filter((article) => article.places.length > 0));
rule("inflected-en", "the plural of a word of a title", (article) => {
  const [word] = rare(article).filter((word) => /[^s]$/.test(word));
  return word && !spread.has(`${word}s`) && [`${word}s`, titled(word)];
}, english);
rule("inflected-es", "the plural of a word of a title that ends in a, e or o", (article) => {
  const [word] = rare(article).filter((word) => /[aeo]$/.test(word));
  return word && !spread.has(`${word}s`) && [`${word}s`, titled(word)];
}, spanish);
rule("typo", "a long word of a title with one letter wrong, left out, doubled, or two swapped", (article) => {
  const [word] = rare(article, 8);
  if (!word) return undefined;
  const at = below(word.length - 1);
  const [start, letter, next, end] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const query = drawn([start + next + end, start + letter + letter + next + end, start + next + letter + end, start + "k" + next + end]);
  return query !== word && !spread.has(query) && [query, titled(word)];
});
rule("prefix", "the beginning of a word of a title, which no other title's word begins with", (article) => {
  const [word] = rare(article, 8);
  const start = word?.slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
  return word && titled(word).length > 0 && articles.every((other) => other.inTitle.every((own) => own === word || !own.startsWith(start))) && [start, titled(word)];
});
rule("exclusion", "the articles with the first of these words in the title but not the second; those with both must stay away", (article) => {
  const [word] = rare(article, 6, 30);
  const out = word && rare(article, 6, 400).at(-1);
  if (!word || out === word) return undefined;
  const has = articles.filter((other) => other.all.has(word) && other.all.has(out));
  const good = titled(word).filter((other) => !other.all.has(out) && has.every((bad) => bad.work !== other.work));
  return has.length <= 5 && [`${word} -${out}`, good, has];
});
console.log(lines.join("\n"));
