// The editor writes a whole text anew in its own way of writing Markdown, though somebody changed one word of it; and what
// it does not know, as the sides that columns of a table are set to, it loses. So each part of the text that means what a
// part of the text before meant is written as it was written then.

/** What a part means: as HTML, without what the editor does not keep. */
const meaning = (token, marked) =>
  marked
    .parser([token])
    .replaceAll(/ (align|style)="[^"]*"/g, "")
    .replaceAll(/\s+/g, " ");

const isPart = (token) => token.type !== "space" && token.type !== "def";

/** The text `after`, with the parts of `before` that it still has. `marked` is the editor's own reader of Markdown. */
export function kept(before, after, marked) {
  const old = marked.lexer(before);
  const parts = old.filter(isPart).map((token) => ({ raw: token.raw.trimEnd(), means: meaning(token, marked) }));
  const now = marked.lexer(after).filter(isPart);
  const means = now.map((token) => meaning(token, marked));
  if (means.length === parts.length && means.every((it, at) => it === parts[at].means)) return before;
  const free = [...parts];
  const texts = now.map((token, at) => {
    const same = free.findIndex((part) => part.means === means[at]);
    return same < 0 ? token.raw.trimEnd() : free.splice(same, 1)[0].raw;
  });
  // Where links lead that are named at the end of the text.
  const named = old.filter((token) => token.type === "def").map((token) => token.raw.trim());
  const text = [...texts, ...named.filter((def) => !after.includes(def.split("]:")[0]))].join("\n\n");
  return text;
}
