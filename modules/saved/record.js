// What a sound record is. Records come from the reader's own database, which may be damaged, and from files, which anybody
// may have written.

const isText = (value, most) => typeof value === "string" && value.length <= most;
const isMoment = (value) => isText(value, 40) && !Number.isNaN(Date.parse(value));
const isPath = (value) => isText(value, 2000) && /^\/(?!\/)[^\s\\]*$/.test(value);
const orNull = (value, is) => value === null || is(value);
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An article's published document, as far as it is shown. */
function isDocument(value) {
  if (!isObject(value) || !isText(value.body ?? "", 20_000_000)) return false;
  return value.withdrawn === undefined || (isObject(value.withdrawn) && isText(value.withdrawn.text, 100_000));
}

/** Which fields a record of each kind has, and what each may hold. */
const SHAPES = {
  articles: {
    id: (value) => isText(value, 500) && value !== "",
    path: (value) => isPath(value) && !value.includes("?"),
    title: (value) => isText(value, 5000),
    date: (value) => orNull(value, (it) => isText(it, 100)),
    language: (value) => isText(value, 50),
    saved: isMoment,
    file: (value) => orNull(value, (it) => isText(it, 2000)),
    text: (value) => orNull(value, isDocument),
  },
  searches: {
    query: isPath,
    title: (value) => isText(value, 5000),
    saved: isMoment,
    looked: isMoment,
    count: (value) => orNull(value, isWhole),
    known: (value) => orNull(value, (it) => Array.isArray(it) && it.length <= 1000 && it.every((id) => isText(id, 500))),
  },
};

/** The field that says which record it is. */
export const KEYS = { articles: "id", searches: "query" };

/** Whether a record is whole. */
export function isSound(kind, record) {
  return isObject(record) && Object.entries(SHAPES[kind]).every(([field, is]) => is(record[field]));
}

/** The record with its known fields only. */
export function trimmed(kind, record) {
  return Object.fromEntries(Object.keys(SHAPES[kind]).map((field) => [field, record[field]]));
}
