// Sizes: of files, and of what a host sends of them.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes after brotli at its strongest, which a host that compresses beforehand sends. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** Bytes after gzip at its strongest. */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** Paths of all files below a folder, relative to it, with `/`, in order; none when there is no such folder. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
        : [entry.name],
    )
    .sort();
}

/** What a host sends compressed: text and wasm. Pictures and our own binary files are compressed inside. */
export const compresses = (name) => /\.(html|js|mjs|css|json|svg|xml|txt|wasm|atom|rss|webmanifest)$/.test(name);

/** A copy compressed beforehand: never a file of its own in what we count. */
export const isCopy = (name) => /\.(br|gz)$/.test(name);

export const isProgram = (name) => /\.(js|mjs|wasm|css)$/.test(name);

/** The bytes of some files of a folder together, each after brotli. */
export const brotliOf = (folder, names) =>
  names.reduce((sum, name) => sum + brotli(readFileSync(join(folder, name))).length, 0);

export const sizeOf = (folder, names) => names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
