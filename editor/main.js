// Starts the web editor of `/admin/`: Sveltia CMS with what `chasqui` wrote in config.json. One file each:
//   shapes.js   between what stands in a file and what the form shows
//   rewrite.js  writes into a YAML file what changed, and leaves the rest of it as it was
//   blocks.js   keeps the parts of a text that nobody changed
//   files.js    the files: articles and pages with their front matter, lists, the site
//   folder.js   the office's own folder: that it is the right one
import CMS from "@sveltia/cms";
import { formatOf } from "./files.js";
import { guard } from "./folder.js";
import { fieldsIn, filesIn } from "./settings.js";

/** Today where the writer is, as dates are written. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function begin(start) {
  const response = await fetch("config.json", { cache: "no-cache" });
  if (!response.ok) throw new Error(`config.json answers ${response.status}`);
  const { cms, content, local, words, ...office } = await response.json();

  guard(content, words);
  for (const file of filesIn(cms)) {
    CMS.registerCustomFormat(file.format, file.extension, formatOf(file, { ...office, marked: window.marked }));
  }
  for (const field of fieldsIn(cms)) {
    if (field["x-default"] === "today") field.default = today();
    // Ours alone: the editor would warn of what it does not know.
    for (const key of Object.keys(field).filter((key) => key.startsWith("x-"))) delete field[key];
  }
  if (local && !/^(127\.0\.0\.1|(.+\.)?localhost)$/.test(location.hostname)) {
    start.textContent = words.elsewhere;
  } else {
    start.remove();
    CMS.init({ config: { ...cms, load_config_file: false } });
  }
}

const start = document.querySelector("#start");
begin(start).catch((error) => {
  start.textContent = start.dataset.failed;
  throw error;
});
