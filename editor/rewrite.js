// Writes values into a YAML text: what they change changes, all else stays as it was written, comments and all.
import { Document, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** By what an entry of a list is known again after others moved. */
const NAMES = ["id", "file", "name", "number", "url", "href", "title"];

const STYLE = { lineWidth: 0, flowCollectionPadding: false };

/** The values of a text; an error where it is no YAML. */
export function read(text) {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS();
}

/** The text with these values in the place of its own. Keys that `fields` does not name stay. `language` is the one that
    a text stands in where the form asks for it in one language only. */
export function write(text, values, fields, language) {
  let document = parseDocument(text);
  if (document.errors.length > 0) document = new Document();
  keepHead(document.contents);
  document.contents = merged({ document, language }, document.contents, values, { fields });
  return document.toString(STYLE);
}

/** What stands above the first entry of a list is said of the list: it stays when the entry moves. */
function keepHead(list) {
  const [first] = isSeq(list) ? list.items : [];
  if (!first?.commentBefore || list.commentBefore) return;
  list.commentBefore = first.commentBefore;
  first.commentBefore = undefined;
}

/** The node with a value in it; `field` is the form's, where it has one for it. */
function merged(place, node, value, field) {
  if (isMap(node) && isPlain(value)) return mergedMap(place, node, value, field);
  if (isSeq(node) && Array.isArray(value)) return mergedList(place, node, value, field);
  if (isScalar(node) && !isPlain(value) && !Array.isArray(value)) {
    // 2019 as a number and as a text are one to the publisher.
    if (String(node.value) !== String(value)) node.value = value;
    return node;
  }
  // A text by language of which the form shows one.
  if (isMap(node) && typeof value === "string" && field && !field["x-as"] && !field["x-short"]) {
    if (!node.items.some((pair) => plain(pair.value) === value)) node.set(place.language, value);
    return node;
  }
  return styled(place.document.createNode(value));
}

function mergedMap(place, node, value, field) {
  // What a text by language or entries by number hold is wholly the form's.
  const fields = field?.["x-as"] && field["x-as"] !== "picture" ? undefined : field?.fields;
  const known = new Map((fields ?? []).map((field) => [field.name, field]));
  const keyOf = (pair) => String(pair.key?.value ?? pair.key);
  for (const pair of [...node.items]) {
    const key = keyOf(pair);
    if (!(key in value) && (fields === undefined || known.has(key))) node.delete(pair.key);
  }
  for (const [key, each] of Object.entries(value)) {
    const pair = node.items.find((pair) => keyOf(pair) === key);
    if (pair) pair.value = merged(place, pair.value, each, known.get(key));
    else node.add(place.document.createPair(/^\d+$/.test(key) ? Number(key) : key, styled(place.document.createNode(each))));
  }
  return node;
}

function mergedList(place, node, value, field) {
  const free = new Set(node.items);
  const one = field && { fields: field.fields, "x-short": field["x-short"] };
  const own = value.map((each, at) => {
    const old = find(free, each) ?? (free.has(node.items[at]) && !isPlain(each) ? node.items[at] : undefined);
    free.delete(old);
    return old;
  });
  node.items = value.map((each, at) =>
    own[at] === undefined ? styled(place.document.createNode(each)) : merged(place, own[at], each, one),
  );
  return node;
}

const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** The entry among some that a value was. */
function find(nodes, value) {
  for (const node of nodes) {
    if (isScalar(node) && !isPlain(value) && String(node.value) === String(value)) return node;
    if (!isMap(node) || !isPlain(value)) continue;
    const name = NAMES.find((name) => name in value && node.has(name));
    if (name && JSON.stringify(plain(node.get(name))) === JSON.stringify(value[name])) return node;
  }
  return undefined;
}

const plain = (node) => node?.toJSON?.() ?? node;

/** Short lists and texts by language stand on one line, as in the documentation. */
function styled(node) {
  if (isSeq(node)) {
    if (node.items.every(isScalar)) node.flow = true;
    else node.items.forEach(styled);
  } else if (isMap(node)) {
    for (const { key } of node.items) if (/^\d+$/.test(key.value)) key.value = Number(key.value);
    const isText = node.items.every(({ key, value }) => /^[a-z]{2,3}$/.test(key.value) && isScalar(value));
    if (isText && node.items.length > 0) node.flow = true;
    else node.items.forEach((pair) => styled(pair.value));
  }
  return node;
}
