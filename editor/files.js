// The files that the editor reads and writes. Each format remembers what it read, so that what is written back differs
// from it only where the writer changed something.
import { kept } from "./blocks.js";
import { allShown, allWritten, shown, written } from "./shapes.js";
import { read, write } from "./rewrite.js";

/** Under this key a form carries by which file it was filled. The editor keeps what it does not know. */
const WAS = "x-was";

const FRONT = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;

/** What the editor wants of a format. */
export function formatOf({ extension, fields }, office) {
  if (extension === "md") return article(fields, office);
  return fields[0].root ? list(fields[0], office) : settings(fields, office);
}

/** Front matter and a text. */
function article(fields, office) {
  const sources = new Map();
  return {
    fromFile(source) {
      const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
      const parts = FRONT.exec(text);
      const front = parts?.[1] ?? "";
      const rest = text.slice(parts?.[0].length ?? 0);
      const body = rest.trim();
      const gap = rest.startsWith("\n") ? "\n" : "";
      const name = nameOf(text);
      sources.set(name, { front, gap, body });
      const values = read(front) ?? {};
      return { ...allShown(values, fields, withLanguage(office, values)), body: mediaShown(body), [WAS]: name };
    },
    toFile({ body = "", [WAS]: name, ...values }) {
      const was = sources.get(name) ?? { front: "", gap: "", body: "" };
      const here = withLanguage(office, values);
      const saved = allWritten(values, fields, here);
      // What goes without saying was not said by anybody.
      const said = read(was.front) ?? {};
      for (const { name, default: usual } of fields) {
        if (usual !== undefined && saved[name] === usual && !(name in said)) delete saved[name];
      }
      const head = write(was.front, saved, fields, here.language);
      const text = mediaWritten(body).trim();
      const whole = was.body === "" || text === "" || !office.marked ? text : kept(was.body, text, office.marked);
      return `---\n${head.trim()}\n---\n${whole === "" ? "" : `${was.gap}${whole}\n`}`;
    },
  };
}

const withLanguage = (office, { language }) => ({ ...office, language: language || office.languages[0] });

/** A file that is one list. */
function list(field, office) {
  let text = "";
  return {
    fromFile(source) {
      text = source;
      return shown(read(source) ?? [], field, office);
    },
    toFile(entries) {
      // A list that became empty is a file with its comments.
      text = write(text, written(entries, field, office) ?? [], field.fields, office.languages[0]);
      return text;
    },
  };
}

/** A file of keys with values. */
function settings(fields, office) {
  let text = "";
  return {
    fromFile(source) {
      text = source;
      const names = fields.map((field) => field.name);
      const known = Object.entries(read(source) ?? {}).filter(([key]) => names.includes(key));
      return allShown(Object.fromEntries(known), fields, office);
    },
    toFile(values) {
      text = write(text, allWritten(values, fields, office), fields, office.languages[0]);
      return text;
    },
  };
}

// Pictures in the text, too, are named from the site's root there.
const mediaShown = (body) => body.replaceAll(/(!\[[^\]]*\]\(<?)media\//g, "$1/media/");
const mediaWritten = (body) => body.replaceAll(/(!\[[^\]]*\]\(<?)\/media\//g, "$1media/");

/** A name by what a text says: FNV-1a, twice with different beginnings, as two texts must not meet. */
function nameOf(text) {
  const hash = (start) => {
    let value = start;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(36);
  };
  return `${hash(0x811c9dc5)}${hash(0x1234567)}${text.length.toString(36)}`;
}
