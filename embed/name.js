// What a list is called where the page that shows it gives it no name: the site's own names of what was chosen.
import { say } from "./date.js";
import { FACETS } from "./query.js";

const IN = { topic: "topics", region: "regions", kind: "kinds", series: "series" };

/** A text by language: in this one, else in the site's first, else in any. */
const inLanguage = (text = {}, languages) => languages.map((code) => text[code]).find(Boolean) ?? Object.values(text)[0];

/** `Mining, Cusco, since 2004 · Peru Support Group`. */
export function name(site, query, get, words, language) {
  const languages = [language, ...site.languages.map(({ code }) => code)];
  const text = (value) => inLanguage(value, languages);
  const called = (facet, id) => {
    if (facet === "language") {
      return [...site.languages, ...(site.content_languages ?? [])].find(({ code }) => code === id)?.name ?? id;
    }
    if (facet === "region" && id === "country") return text(site.country?.name) ?? id;
    return text(site[IN[facet]]?.find((one) => one.id === id)?.name) ?? id;
  };
  const parts = FACETS.flatMap((facet) => [
    ...query[facet].some.map((id) => called(facet, id)),
    ...query[facet].none.map((id) => words.without + called(facet, id)),
  ]);
  const [from, to] = [query.from && get("from").trim(), query.to && get("to").trim()];
  if (query.undated) parts.push(words.undated);
  else if (from || to) parts.push(say(from === to ? from : `${from ?? ".."}/${to ?? ".."}`, words));
  return `${parts.join(", ") || words.news} \u00b7 ${text(site.short_name) ?? text(site.name)}`;
}

/** Where the site's pages of a language are, below its root. */
export function rootOf(site, language) {
  return site.languages.slice(1).some(({ code }) => code === language) ? `${language}/` : "";
}
