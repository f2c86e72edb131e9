// Between what stands in a file and what a form can show. A file may say one thing in several ways; a form has one:
//   text      `Cusco` or `{en: Mining, es: Minería}`                       a text for each language
//   numbered  `{102: {date: 2004-02-29}}`                                  a list, each with its number
//   pair      `[5, 7]`                                                     column and row
//   short     `office@example.org` for `{email: office@example.org}`       the whole
//   media     `media/x.jpg`                                                `/media/x.jpg`, as the editor names files
//   picture   no `alt`, where media.yaml has one for the file              that one
// What is empty in a form is not there in a file.

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0);

const isFile = (field) => field.widget === "image" || field.widget === "file";

/** A list that holds maps. */
const isRich = (field) => field.widget === "list" && field.fields !== undefined;

/** A value of a file as the form shows it. `office` is what the build knew: `languages` of the site, the first one first,
    and `alts`, what media.yaml says of pictures; `language` is that of the article. */
export function shown(value, field, office) {
  if (value === undefined || value === null) return value;
  if (field["x-as"] === "text") return isMap(value) ? value : { [office.languages[0]]: String(value) };
  if (field["x-as"] === "pair") {
    return Array.isArray(value) ? { column: value[0], row: value[1] } : value;
  }
  if (isFile(field)) return typeof value === "string" ? value.replace(/^media\//, "/media/") : value;
  if (isRich(field)) {
    if (field["x-as"] === "numbered" && isMap(value)) {
      value = Object.entries(value).map(([number, rest]) => ({ number: Number(number), ...rest }));
    }
    return Array.isArray(value) ? value.map((item) => allShown(whole(item, field), field.fields, office)) : value;
  }
  if (field.widget === "object") {
    const values = allShown(whole(value, field), field.fields, office);
    const alt = field["x-as"] === "picture" && isEmpty(values.alt) && altOf(value.file, office);
    return alt ? { ...values, alt } : values;
  }
  if (field.widget === "select" && value === false) return "";
  if (field.widget === "string" || field.widget === "text") {
    // Of a text by language the one that is meant; a number is a text where one is meant: `date: 2019`.
    const of = (map) => map[office.language] ?? map[office.languages[0]] ?? Object.values(map)[0] ?? "";
    return String(isMap(value) ? of(value) : value);
  }
  return value;
}

/** What is said of a picture once for all, in the article's language. */
const altOf = (file, { alts = {}, languages, language = languages[0] }) => alts[file]?.[language];

const whole = (value, field) => (field["x-short"] && !isMap(value) ? { [field["x-short"]]: value } : value);

/** All values below keys as the form shows them; keys that it does not know go along. */
export function allShown(values, fields, office) {
  if (!isMap(values)) return values;
  const known = new Map(fields.map((field) => [field.name, field]));
  const each = ([key, value]) => [key, known.has(key) ? shown(value, known.get(key), office) : value];
  // A new article is of today; one that has no date must not get it.
  const none = fields.filter((field) => field["x-default"] && !(field.name in values)).map(({ name }) => [name, ""]);
  return Object.fromEntries([...Object.entries(values).map(each), ...none]);
}

/** A value of the form as it is written; undefined where there is nothing to write. */
export function written(value, field, office) {
  if (field.widget === "boolean") return value === (field["x-usual"] ?? false) ? undefined : value;
  if (field["x-as"] === "text") {
    const said = Object.entries(value ?? {}).filter(([, words]) => !isEmpty(words));
    if (said.length === 1 && said[0][0] === office.languages[0]) return said[0][1];
    return said.length === 0 ? undefined : Object.fromEntries(said);
  }
  if (field["x-as"] === "pair") {
    const pair = [value?.column, value?.row];
    return pair.some((number) => !Number.isInteger(number)) ? undefined : pair;
  }
  if (isFile(field) && typeof value === "string") value = value.replace(/^\/media\//, "media/");
  if (isRich(field) && Array.isArray(value)) {
    value = value.map((item) => short(allWritten(item, field.fields, office), field)).filter((item) => !isEmpty(item));
    if (field["x-as"] === "numbered") {
      value = Object.fromEntries(value.map(({ number, ...rest }) => [number, rest]));
    }
  } else if (field.widget === "object" && isMap(value)) {
    value = short(allWritten(value, field.fields, office), field);
    if (field["x-as"] === "picture" && isMap(value) && value.alt === altOf(value.file, office)) delete value.alt;
  } else if (Array.isArray(value)) {
    value = value.filter((item) => !isEmpty(item));
  }
  if (typeof value === "string" && field.widget === "string") value = value.trim();
  return isEmpty(value) ? undefined : value;
}

function short(value, field) {
  const keys = isMap(value) ? Object.keys(value) : [];
  return field["x-short"] && keys.length === 1 && keys[0] === field["x-short"] ? value[keys[0]] : value;
}

/** All values below keys as they are written, in the order of the fields; what is not known comes last. */
export function allWritten(values, fields, office) {
  if (!isMap(values)) return values;
  const known = fields.map((field) => [field.name, written(values[field.name], field, office)]);
  const names = new Set(fields.map((field) => field.name));
  const rest = Object.entries(values).filter(([key, value]) => !names.has(key) && value !== undefined);
  return Object.fromEntries([...known.filter(([, value]) => value !== undefined), ...rest]);
}
