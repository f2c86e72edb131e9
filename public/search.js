// The search worker: fetches what the engine asks for, and speaks with the page. The messages are in docs/search.md.
//
// scripts/finish-app.mjs puts the engine's glue into this file; the name of its WebAssembly is given when a site is
// published.
import init, { Search, confirms, excerpt, marked } from "search-glue";
import { lookThrough } from "../modules/search/kept.js";

const KINDS = ["word", "phrase", "begun", "common", "beyond"];
/** The first bytes of the index's files; the last is the version. */
const MAGIC = [67, 72, 81, 83, 1];
/** So many articles are kept for further excerpts. */
const KEPT = 40;
/** So many titles are suggested. */
const TITLES = 8;

class Fault extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

let base = "";
/** The last message that said where the index is: after a fault it is opened again without being told. */
let place;
/** The engine, once its root was read; the root's path, to know a new one. */
let engine, opened;
/** Files on their way, by path: a promise and what ends it. */
const flights = new Map();
/** The newest question of each sort, and the files that it waits for. */
const newest = {};
const articles = new Map();

async function fetched(path, fresh, signal) {
  let answer;
  try {
    answer = await fetch(base + path, { signal, cache: fresh ? "reload" : "default" });
  } catch (error) {
    throw new Fault(error.name === "AbortError" ? "stopped" : "offline");
  }
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500) throw new Fault("offline");
  if (!answer.ok || answer.headers.get("content-type")?.startsWith("text/html")) throw new Fault("not-there");
  return answer;
}

/** What is read while the line breaks, or is not what it should be. */
const cut = (error) => new Fault(error.name === "AbortError" ? "stopped" : navigator.onLine ? "unreadable" : "offline");

async function payload(path, fresh, signal) {
  const answer = await fetched(path, fresh, signal);
  try {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const magic = MAGIC.findIndex((byte, at) => bytes[at] !== byte);
    if (magic === 4 && bytes[4] > MAGIC[4]) throw new Fault("newer");
    if (magic >= 0) throw new Fault("unreadable");
    const stream = new Blob([bytes.subarray(MAGIC.length)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw error instanceof Fault ? error : cut(error);
  }
}

/** Reads a file and hands it to `take`, which says whether it is what it should be; if not, once more past the cache. */
async function read(path, signal, take, how) {
  for (const fresh of [false, true]) {
    try {
      if (take(await how(path, fresh, signal))) return;
    } catch (error) {
      if (error.name !== "unreadable" || fresh) throw error;
    }
  }
  throw new Fault("unreadable");
}

/** A file that is on its way already is waited for, not asked for again. */
function flight(path, take, how) {
  let one = flights.get(path);
  if (!one) {
    const controller = new AbortController();
    const landed = read(path, controller.signal, take, how).finally(() => flights.delete(path));
    landed.catch(() => {});
    one = { landed, end: () => controller.abort() };
    flights.set(path, one);
  }
  return one.landed;
}

/** Gives up what nobody waits for any more. */
function tidy() {
  const wanted = new Set(Object.values(newest).flatMap(({ paths }) => paths));
  for (const [path, one] of flights) if (!wanted.has(path)) one.end();
}

let prepared;

/** The engine's program, read once. */
function ready() {
  prepared ??= init({ module_or_path: new URL("./__SEARCH_WASM__", import.meta.url) }).catch((error) => {
    prepared = undefined;
    throw new Fault(error instanceof WebAssembly.CompileError ? "unreadable" : navigator.onLine ? "not-there" : "offline");
  });
  return prepared;
}

async function open({ base: at, root, cards }) {
  base = at;
  place = { base, root, cards };
  if (root !== opened?.root) {
    for (const one of flights.values()) one.end();
    engine?.free();
    engine = undefined;
    const take = (bytes) => {
      // A root that came after a newer one was asked for is nobody's.
      if (opened?.root === root) engine = Search.open(bytes);
      return engine !== undefined;
    };
    opened = { root };
    opened.done = ready().then(() => flight(root, take, payload));
    opened.done.catch(() => (opened = undefined));
  }
  await opened.done;
  postMessage({ type: "open", rows: engine.rows() });
}

/** Asks until nothing is needed any more; false when a newer question of its sort came in between. */
async function settled(sort, mine, ask) {
  for (;;) {
    const needs = [...ask()];
    mine.paths = needs.map((number) => engine.path(number));
    tidy();
    if (needs.length === 0) return true;
    const put = (number) => (bytes) => engine.put(number, bytes);
    await Promise.all(needs.map((number, at) => flight(mine.paths[at], put(number), payload)));
    if (newest[sort] !== mine) return false;
  }
}

/** What is asked for; nothing when all of it is too common. */
function state(words) {
  const asked = words.filter(({ kind }) => kind !== "common" && kind !== "beyond");
  if (words.length === 0) return "nothing";
  if (asked.length === 0) return "common";
  return asked.every(({ out }) => out) ? "out" : "words";
}

/** The parts of what was asked, of the engine or of a look through what is kept. */
function partsOf(asked) {
  const numbers = asked.parts();
  const words = [];
  for (let at = 0; at < numbers.length; at += 3) {
    const [kind, out, rows] = numbers.subarray(at, at + 3);
    words.push({ text: asked.part(at / 3), kind: KINDS[kind], out: out === 1, rows });
  }
  return words;
}

function answer(id, relax) {
  const words = partsOf(engine);
  const said = state(words);
  const rows = engine.found();
  const without = [];
  const isAsked = ({ kind }) => kind !== "common" && kind !== "beyond";
  if ((rows.length === 0 || relax) && (said === "words" || said === "out")) {
    words.forEach((word, part) => {
      if (isAsked(word)) without.push({ part, text: word.text, rest: engine.rest(part), rows: engine.without(part) });
    });
  }
  const scores = engine.scores();
  const moved = [rows.buffer, scores.buffer, ...without.map((less) => less.rows.buffer)];
  postMessage({ type: "answer", id, state: said, words, rows, scores, without }, moved);
}

/** Answers from what is kept, where the line is dead and the index is out of reach; throws what kept us from it else. */
async function answerFromKept(mine, { id, words, typing = false }, error) {
  if (error.name !== "offline") throw error;
  await ready();
  const isStale = () => newest.ask !== mine;
  const found = await lookThrough({ ...place, words, typing, json, isStale });
  if (isStale()) return;
  if (!found) throw error;
  const { question, rows, scores, kept } = found;
  const parts = partsOf(question);
  question.free();
  postMessage({ type: "answer", id, state: state(parts), words: parts, rows, scores, without: [], kept });
  postMessage({ type: "instead", id, instead: null });
}

async function ask(mine, asked) {
  const { id, words, typing = false, relax = false } = asked;
  const question = () => engine.ask(words, typing, false);
  try {
    await opened?.done;
    if (newest.ask !== mine || !(await settled("ask", mine, question))) return;
  } catch (error) {
    return answerFromKept(mine, asked, error);
  }
  answer(id, relax);
  // Another sort of question may have been asked of the engine since.
  const mend = () => [...question(), ...engine.mend()];
  if (!(await settled("ask", mine, mend))) return;
  const [word, whole] = engine.instead();
  const [part, rows] = engine.would();
  postMessage({ type: "instead", id, instead: word === undefined ? null : { part, word, words: whole, rows } });
}

async function titles(mine, { id, words }) {
  await opened?.done;
  if (newest.titles !== mine) return;
  if (!(await settled("titles", mine, () => engine.ask(words, true, true)))) return;
  const rows = [...engine.found()];
  const scores = engine.scores();
  const order = rows.map((row, at) => [scores[at], row]).sort(([a, one], [b, other]) => b - a || one - other);
  postMessage({ type: "titles", id, rows: Uint32Array.from(order.slice(0, TITLES), ([, row]) => row) });
}

function pieces(texts) {
  return texts.map((text) => [text.slice(1), text[0] === "1"]);
}

const json = async (path, fresh, signal) => {
  const answer = await fetched(path, fresh, signal);
  return answer.json().catch((error) => {
    throw cut(error);
  });
};

function keep(path, article) {
  const isArticle = typeof article === "object" && article !== null && typeof article.title === "string";
  if (isArticle) articles.set(path, article);
  for (const old of articles.keys()) {
    if (articles.size <= KEPT) break;
    articles.delete(old);
  }
  return isArticle;
}

async function excerpts(mine, { id, files, words, typing = false }) {
  mine.paths = files.filter((file) => !articles.has(file));
  tidy();
  await ready();
  await Promise.all(
    files.map(async (file) => {
      try {
        if (!articles.has(file)) await flight(file, (article) => keep(file, article), json);
        const article = articles.get(file);
        if (newest.excerpts !== mine || !article) return;
        const { title, language = "", summary = "", body = "" } = article;
        const found = excerpt(words, typing, language, body);
        postMessage({
          type: "excerpt",
          id,
          file,
          title: pieces(marked(words, typing, language, title)),
          segments: pieces(found.length > 0 ? found : marked(words, typing, language, summary)),
          confirmed: confirms(words, language, title, summary, body),
        });
      } catch (error) {
        refuse("excerpts", mine, { id, file }, error);
      }
    }),
  );
}

/** Says what went wrong, unless nobody waits for it any more. */
function refuse(of, mine, more, error) {
  if (mine && newest[of] !== mine) return;
  const isOurs = error instanceof Fault;
  if (isOurs && error.name === "stopped") return;
  // The engine broke: it is made anew, from files that the browser has.
  if (!isOurs) {
    engine = opened = undefined;
    console.error(error);
  }
  postMessage({ type: "fault", of, ...more, fault: isOurs ? error.name : "unreadable" });
}

const ANSWERS = { ask, titles, excerpts };

addEventListener("message", async ({ data }) => {
  // That there is no line is said to who asks, if what is kept has no answer either.
  const tell = (error) => {
    if (error.name !== "offline") refuse("open", undefined, {}, error);
  };
  if (data.type === "open") return open(data).catch(tell);
  const to = ANSWERS[data.type];
  if (!to) return;
  const mine = { paths: [] };
  newest[data.type] = mine;
  try {
    if (!opened && place) open(place).catch(() => {});
    if (!opened) throw new Fault("not-there");
    await to(mine, data);
  } catch (error) {
    refuse(data.type, mine, { id: data.id }, error);
  }
});
