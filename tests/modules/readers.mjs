// Readers of the written formats, strict where the formats are: what they cannot read is an error.

/** CSV after RFC 4180, with its byte order mark: rows of cells. */
export function readCsv(text) {
  if (!text.startsWith("\ufeff")) throw new Error("no byte order mark");
  const rows = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  pattern.lastIndex = 1;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw new Error(`not CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [, cell, after] = found;
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (after === "\r\n") rows.push([]);
  }
  if (rows.at(-1).length === 0) rows.pop();
  return rows;
}

/** BibTeX: entries with type, key and fields; braces counted as BibTeX counts them, escaped or not. */
export function readBibtex(text) {
  const entries = [];
  let at = 0;
  const expect = (pattern) => {
    const here = new RegExp(pattern, "y");
    here.lastIndex = at;
    const found = here.exec(text);
    if (!found) throw new Error(`${pattern} expected at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    at = here.lastIndex;
    return found;
  };
  for (at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at)) {
    const [, type, key] = expect("@([a-z]+)\\{([A-Za-z0-9-]+),\\s*");
    const fields = {};
    while (text[at] !== "}") {
      const [, name] = expect("([a-z]+) = ");
      if (name in fields) throw new Error(`${name} twice`);
      if (text[at] === "{") {
        let depth = 0;
        const start = at;
        do {
          if (text[at] === "{") depth += 1;
          if (text[at] === "}") depth -= 1;
          if (at >= text.length) throw new Error("a brace is not closed");
          at += 1;
        } while (depth > 0);
        fields[name] = text.slice(start + 1, at - 1);
      } else {
        fields[name] = expect("[a-z]+")[0];
      }
      expect(",\\s*");
    }
    at += 1;
    entries.push({ type, key, fields });
  }
  return entries;
}

/** What LaTeX shows of a field. */
export function shown(field) {
  const names = { textbackslash: "\\", textbraceleft: "{", textbraceright: "}", textasciitilde: "~", textasciicircum: "^" };
  return field
    .replace(/\\(text[a-z]+)\{\}|\\([&%$#_])|[{}]/g, (_, name, sign) => (name ? names[name] : (sign ?? "")))
    .trim();
}

/** RIS: the lines before the first entry, and entries as lists of tag and value. */
export function readRis(text) {
  const [head, ...rest] = text.split(/^(?=TY {2}- )/m);
  const entries = rest.map((entry) => {
    const lines = entry.split("\r\n");
    if (lines.splice(-3).join("|") !== "ER  - ||") throw new Error(`an entry does not end: ${entry}`);
    return lines.map((line) => {
      const found = /^([A-Z][A-Z0-9]) {2}- (.+)$/.exec(line);
      if (!found) throw new Error(`no line of RIS: ${JSON.stringify(line)}`);
      return [found[1], found[2]];
    });
  });
  return { head, entries };
}
