// Keeps the present version of the script that other sites load (`embed/version.js`) for ever: as `public/embed/VERSION.js`,
// with its hash in `public/embed/released.json`. Never changes what was released. Run in the project's root.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { VERSION } from "../embed/version.js";
import { script } from "./embedded.mjs";

const LIST = "public/embed/released.json";
const file = `public/embed/${VERSION}.js`;
const bytes = await script();
const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const released = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : {};

if (released[VERSION] === integrity) {
  console.log(`${VERSION} is released as it stands: ${integrity}`);
} else if (released[VERSION]) {
  console.error(`${VERSION} was released already, and embed/ has changed since: give it the next number in embed/version.js`);
  process.exitCode = 1;
} else {
  writeFileSync(file, bytes);
  writeFileSync(LIST, `${JSON.stringify({ ...released, [VERSION]: integrity }, null, 2)}\n`);
  console.log(`${file}: ${bytes.length} bytes, ${integrity}`);
}
