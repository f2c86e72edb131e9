// Texts that are hard on formats, from a seed: the same in every run.

/** Mulberry32. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  "=1+1", "+", "-", "@SUM(A1)", "\t", "\r", "\n", "\r\n", '"', '""', ",", ";", "'", "\\", "{", "}", "%", "$", "&", "#", "_",
  "~", "^", " and ", "AND", "@misc{x,", "TY  - ", "ER  - ", "\u2028", "\u0000", "ñandú", "Ñ", "“”", "𝕏", "\u202e", "é",
  "</script>", "site:/", " ", "x", "Cusco", "2019",
];

/** A text of up to eight pieces, sometimes empty. */
export const text = (next) => Array.from({ length: Math.floor(next() * 9) }, () => PIECES[Math.floor(next() * PIECES.length)]).join("");

const some = (next, one) => Array.from({ length: Math.floor(next() * 4) }, one);

/** A record of hard texts. */
export function record(next) {
  const value = () => ({ id: text(next), name: text(next) });
  const [year, month] = [String(Math.floor(next() * 9999)).padStart(4, "0"), String(1 + Math.floor(next() * 12)).padStart(2, "0")];
  const dated = next() < 0.7;
  return {
    id: text(next),
    title: text(next),
    authors: some(next, () => text(next)),
    date: dated ? `${year}-${month}` : "",
    earliest: dated ? `${year}-${month}-01` : "",
    latest: dated ? `${year}-${month}-28` : "",
    kind: next() < 0.3 ? { id: "report", name: text(next) } : value(),
    topics: some(next, value),
    regions: some(next, value),
    places: some(next, () => text(next)),
    series: next() < 0.5 ? value() : null,
    number: next() < 0.5 ? Math.floor(next() * 400) : null,
    language: next() < 0.5 ? "en" : "es",
    address: new URL(encodeURIComponent(text(next)), "https://news.example.org/").href,
    summary: text(next),
  };
}
