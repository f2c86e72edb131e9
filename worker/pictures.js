// Pictures of articles: which files there are of each, and which of them fits a screen. Their names are
// `data/v1/pictures/NAME-WIDTH.HASH.webp`, where NAME ends with letters of the original: all of one picture share it.

export const PICTURES = "data/v1/pictures/";

/** The files of each picture of an article's document, as lists of `{file, width}`, the narrowest first. */
function listsOf({ image, body = "" }) {
  const lists = image?.sizes?.length ? [image.sizes] : [];
  for (const [, list] of body.matchAll(/<source type="image\/webp" srcset="([^"]*)"/g)) {
    const sizes = list.split(", ").map((candidate) => {
      const [file, width] = candidate.replace(/^site:\//, "").split(" ");
      return { file, width: parseInt(width, 10) };
    });
    lists.push(sizes);
  }
  return lists.map((sizes) => sizes.filter(({ file }) => file.startsWith(PICTURES))).filter((sizes) => sizes.length > 0);
}

/** One file of each picture of an article: the narrowest that is `width` pixels wide, else the widest. */
export function fitting(article, width) {
  const fits = (sizes) => (sizes.find((size) => size.width >= width) ?? sizes.at(-1)).file;
  return [...new Set(listsOf(article).map(fits))];
}

/** All files of all pictures of an article. */
export const filesOf = (article) => listsOf(article).flatMap((sizes) => sizes.map(({ file }) => file));

/** What all files of a picture begin with, and how wide this one is; undefined for any other file. */
export function partsOf(path) {
  const parts = path.startsWith(PICTURES) && /^(.*)-(\d+)\.[a-z2-7]{10}\.webp$/.exec(path);
  return parts ? { name: parts[1], width: Number(parts[2]) } : undefined;
}
