// Importing: writes a made-up WordPress export of N items, imports it, imports it again, builds it, and says what each
// takes. `node benches/wordpress.mjs 10000 target/release/chasqui`; with a third word the export alone is written there.
import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { take } from "./lib/process.mjs";

/** Numbers that look random, the same each time (mulberry32). */
function randomly(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = "ba ce di fo gu la me ni po ru sa te vi xo za chi lle ñar tá".split(" ");
const site = "https://old.example.org";

/** Writes an export of so many posts: two in three in blocks, one in three classic. */
export async function writeExport(path, items) {
  const random = randomly(items);
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join("");
  const words = (count) => Array.from({ length: count }, word).join(" ");
  const file = createWriteStream(path);
  const write = async (text) => file.write(text) || (await once(file, "drain"));
  await write(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Made up</title><link>${site}</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${site}</wp:base_blog_url>
${Array.from({ length: 20 }, (_, n) => `<wp:category><wp:category_nicename>topic-${n}</wp:category_nicename><wp:cat_name><![CDATA[Topic ${n}]]></wp:cat_name></wp:category>`).join("\n")}
`);
  for (let id = 1; id <= items; id++) {
    const day = new Date(Date.UTC(2004, 0, 1 + Math.floor((id * 7300) / items))).toISOString().slice(0, 10);
    const [year, month] = day.split("-");
    const link = `<a href="${site}/?p=${1 + Math.floor(random() * items)}">${word()}</a>`;
    const paragraphs = Array.from({ length: 5 }, () => `${words(40)} <strong>${word()}</strong>, ${link}. ${words(30)}`);
    const body =
      id % 3
        ? paragraphs.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join("\n\n") +
          `\n\n<!-- wp:list -->\n<ul><li>${words(4)}</li><li>${words(5)}</li></ul>\n<!-- /wp:list -->`
        : paragraphs.join("\n\n") + `\n\n<blockquote>${words(20)}</blockquote>`;
    await write(`<item><title><![CDATA[${words(6)} ${id}]]></title><link>${site}/${year}/${month}/post-${id}/</link><dc:creator>a</dc:creator>
<content:encoded><![CDATA[${body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${day} 10:00:00</wp:post_date><wp:post_name>post-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="topic-${id % 20}"><![CDATA[Topic ${id % 20}]]></category></item>
`);
  }
  await write("</channel></rss>\n");
  file.end();
  await once(file, "finish");
}

async function main() {
  const items = Number(process.argv[2] ?? 10_000);
  const chasqui = process.argv[3] ?? "target/release/chasqui";
  if (process.argv[4]) return writeExport(process.argv[4], items);
  if (!existsSync(chasqui)) throw new Error(`there is no ${chasqui}`);
  const folder = mkdtempSync(join(tmpdir(), "wordpress-"));
  try {
    const [file, content] = [join(folder, "export.xml"), join(folder, "content")];
    await writeExport(file, items);
    const say = (what, { seconds, cpu, memory }) =>
      console.log(`${what}: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processors, ${(memory / 1e6).toFixed(0)} MB`);
    const importing = ["import", "wordpress", file, "--content", content, "--yes"];
    say(`import of ${items} items`, await take(chasqui, importing));
    say("the same again", await take(chasqui, importing));
    const app = process.env.APP ?? "target/app";
    const building = ["build", "--content", content, "--app", app, "--out", join(folder, "dist"), "--precompress", "none"];
    say("build", await take(chasqui, building));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
