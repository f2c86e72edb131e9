// How `embed/` is made into the script that other sites load: for the app's build, for its releases, and for the test that
// holds them to each other.
import { readFileSync } from "node:fs";
import { build, transform } from "esbuild";

/** The oldest browsers that run it, and those that run the app. */
export const target = ["chrome96", "firefox115", "safari16.4"];

/** A style sheet becomes a text in the script, as short as it can be written. */
const styleAsText = {
  name: "style as text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** The script: classic, and plain ASCII, since a page may be of any encoding. */
export async function script() {
  const { outputFiles } = await build({
    entryPoints: ["embed/main.js"],
    bundle: true,
    format: "iife",
    minify: true,
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
    plugins: [styleAsText],
    target,
    write: false,
  });
  return outputFiles[0].contents;
}
