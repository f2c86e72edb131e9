// What a wasm file is made of, by crate: `node benches/weigh.mjs FILE [CRATE]` sums the functions' sizes by the crate
// that their names begin with, or lists the largest functions of one crate. The file must still have its names:
//
//   CARGO_PROFILE_WEB_STRIP=none cargo build --profile web --target wasm32-unknown-unknown --bin app
//   wasm-bindgen --target web --out-dir DIR target/wasm32-unknown-unknown/web/app.wasm
//   wasm-opt -Oz -g ... DIR/app_bg.wasm -o FILE
import { readFileSync } from "node:fs";

const CODE = 10;

/** Reads numbers (unsigned LEB128) and runs of bytes one after the other. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }
  get more() {
    return this.at < this.bytes.length;
  }
}

/** The imported functions come first among the numbers of functions. */
function importedFunctions(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.text();
    reader.text();
    const kind = reader.number();
    if (kind === 0) {
      functions += 1;
      reader.number();
    } else if (kind === 3) {
      reader.take(2);
    } else {
      if (kind === 1 || kind === 4) reader.number();
      if (kind === 4) continue;
      const limits = reader.number();
      reader.number();
      if (limits & 1) reader.number();
    }
  }
  return functions;
}

/** Names by number of function. */
function functionNames(section) {
  const reader = new Reader(section);
  const names = new Map();
  while (reader.more) {
    const kind = reader.number();
    const body = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let left = body.number(); left > 0; left--) {
      const number = body.number();
      names.set(number, body.text());
    }
  }
  return names;
}

function functions(bytes) {
  const reader = new Reader(bytes, 8);
  let imported = 0;
  let names = new Map();
  let sizes = [];
  const others = new Map();
  while (reader.more) {
    const id = reader.number();
    const section = reader.take(reader.number());
    if (id === 2) imported = importedFunctions(section);
    else if (id === CODE) {
      const code = new Reader(section);
      for (let left = code.number(); left > 0; left--) sizes.push(code.take(code.number()).length);
    } else if (id === 0 && new Reader(section).text() === "name") {
      const name = new Reader(section);
      name.text();
      names = functionNames(section.subarray(name.at));
    } else others.set(id, (others.get(id) ?? 0) + section.length);
  }
  return { list: sizes.map((size, at) => ({ size, name: names.get(imported + at) ?? "" })), data: others.get(11) ?? 0 };
}

const plain = new Set(["core", "alloc", "std", "self", "crate"]);

/** The first crate that a name speaks of which is not the standard library. */
function crateOf(name) {
  const heads = [...name.matchAll(/(?:^|[<(&, ]|\bas )([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?::/g)].map(([, head]) => head);
  return heads.find((head) => !plain.has(head)) ?? (heads.length > 0 ? "std" : "(no name)");
}

const [file, wanted] = process.argv.slice(2);
const { list, data } = functions(readFileSync(file));
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
if (wanted) {
  const own = list.filter(({ name }) => crateOf(name) === wanted).sort((a, b) => b.size - a.size);
  for (const { size, name } of own.slice(0, 60)) console.log(`${kB(size)} kB  ${name.slice(0, 160)}`);
} else {
  const sums = new Map([["(data)", { size: data, count: 0 }]]);
  for (const { size, name } of list) {
    const sum = sums.get(crateOf(name)) ?? { size: 0, count: 0 };
    sums.set(crateOf(name), { size: sum.size + size, count: sum.count + 1 });
  }
  for (const [name, { size, count }] of [...sums].sort((a, b) => b[1].size - a[1].size).slice(0, 40)) {
    console.log(`${kB(size)} kB  ${name}${count ? `, ${count} functions` : ""}`);
  }
}
