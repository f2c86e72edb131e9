// JSON: where it is from, then every article with ids and names; whole texts where they were asked for.

/** @returns {string[]} pieces of the file */
export function json(records, source) {
  const articles = records.map((it, at) => `${at > 0 ? ",\n" : "\n"}${JSON.stringify(it)}`);
  return [`{"source":${JSON.stringify(source)},"articles":[`, ...articles, "\n]}\n"];
}
