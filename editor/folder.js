// The office's own folder. The editor asks the browser for one; whatever is chosen, it would write there. So what is not
// the newsroom's folder is refused, with words that say which one is meant.

async function holds(folder, path) {
  try {
    let here = folder;
    const names = path.split("/").filter((name) => name !== "" && name !== ".");
    for (const name of names) here = await here.getDirectoryHandle(name);
    await here.getFileHandle("site.yaml");
    return true;
  } catch (error) {
    if (error.name === "NotFoundError" || error.name === "TypeMismatchError") return false;
    throw error;
  }
}

async function has(folder, name) {
  for await (const key of folder.keys()) if (key === name) return true;
  return false;
}

/** `content` is where the content folder lies in the folder that is to be chosen. */
export function guard(content, words) {
  const choose = window.showDirectoryPicker;
  if (!choose) return;
  window.showDirectoryPicker = async (options) => {
    const folder = await choose.call(window, { id: "chasqui", mode: "readwrite", ...options });
    if (!(await holds(folder, content))) throw new Error(words.folder, { cause: new Error(words.folder) });
    // The editor looks for Git's folder, to see that this is a project. A newsroom needs no Git.
    if (!(await has(folder, ".git"))) {
      const open = folder.getDirectoryHandle;
      Object.defineProperty(folder, "getDirectoryHandle", {
        value: (name, ...rest) => (name === ".git" ? Promise.resolve(folder) : open.call(folder, name, ...rest)),
      });
    }
    return folder;
  };
}
