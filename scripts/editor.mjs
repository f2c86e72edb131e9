// Bundles the web editor into a folder of the built app: `editor/` with Sveltia CMS, as `admin/`. Everything that it
// needs lies there; nothing is fetched from anywhere else when somebody writes.
//
// `node scripts/editor.mjs DIR` makes it alone.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** What a newsroom's editor has no use for: colouring of program code, previews by React, maps, drawings as SVG (which are not published),
    an encoder for browsers that are too old, and languages that there are no newsrooms in yet. */
const UNNEEDED =
  /^(@shikijs\/|svgo(\/|$)|leaflet(\/|$)|terra-draw)|\/react-dom-|\/shiki-engine-|\/webp_enc-|\/locales\/(ar|bg|ca|cs|da|de|el|fa|fi|fr|hr|it|ja|ko|nl|pl|pt-BR|pt-PT|ru|sv|tr|uk|vi|zh-CN|zh-TW)\.json$/;

/** The files that it loads by their names when it runs. */
const ASSETS = /^(heic|material-symbols|noto-mono|source-sans|webp_enc_simd)/;

const require = createRequire(import.meta.url);

/** Where a package lies: the folder of its package.json above its main file. */
function home(name) {
  let folder = dirname(require.resolve(name));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** The names of its files, as they lie in the package. */
const assets = () =>
  readdirSync(join(home("@sveltia/cms"), "npm/assets")).filter((name) => ASSETS.test(name) && !name.endsWith(".map"));

const lean = {
  name: "lean",
  setup(build) {
    // Its style names the fonts at a host of others, and the browser would ask there before it takes ours.
    build.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => {
      const font = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[\d.]+\/([a-z0-9-]+)\.woff2/g;
      const contents = readFileSync(path, "utf8").replace(font, (address, family, style) => {
        const own = assets().find((name) => name.startsWith(`${family}-${style}-`));
        if (own === undefined) throw new Error(`the font ${address} is not in the package`);
        return `assets/${own}`;
      });
      return { contents, loader: "js" };
    });
    build.onResolve({ filter: UNNEEDED }, () => ({ path: "unneeded", namespace: "unneeded" }));
    build.onLoad({ filter: /.*/, namespace: "unneeded" }, () => ({
      contents: 'throw new Error("this is no part of the newsroom’s editor");',
    }));
  },
};

/** Writes `DIR/admin/`. */
export async function bundleEditor(dir) {
  const out = join(dir, "admin");
  rmSync(out, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { editor: "editor/main.js" },
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    legalComments: "external",
    logLevel: "warning",
    metafile: true,
    // What the CMS itself is written for; older browsers are told that it does not start.
    target: "es2022",
    chunkNames: "chunks/[name]-[hash]",
    plugins: [lean],
  });
  mkdirSync(join(out, "assets"), { recursive: true });
  for (const name of assets()) {
    cpSync(join(home("@sveltia/cms"), "npm/assets", name), join(out, "assets", name));
  }
  writeFileSync(join(out, "licences.txt"), licences(Object.keys(metafile.inputs)));
}

/** The licences of what was bundled, as they ask to be handed on. */
function licences(inputs) {
  const names = inputs
    .map((path) => path.split("node_modules/").at(-1).split("/"))
    .map(([first, second]) => (first.startsWith("@") ? `${first}/${second}` : first));
  const packages = [...new Set(names.filter((_, at) => inputs[at].split(sep).join("/").includes("node_modules/")))].sort();
  return packages
    .map((name) => {
      const folder = home(name);
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((file) => /^licen[cs]e(\.|$)/i.test(file));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
    })
    .join(`\n${"-".repeat(78)}\n\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await bundleEditor(process.argv[2]);
