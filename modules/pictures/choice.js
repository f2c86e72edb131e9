// Which of a picture's files is loaded for a reader who wants little fetched: the smallest that fills its place at one dot
// a pixel of the page, however fine the screen.

/** The file among `candidates` (a `srcset` by width) for a place so wide, and its weight among `weights`. */
export function fitting(candidates, weights, width) {
  const all = candidates.split(", ").map((candidate, at) => {
    const [file, wide] = candidate.split(" ");
    return { file: `${file} ${wide}`, width: parseInt(wide, 10), bytes: Number(weights[at]) };
  });
  return all.find((one) => one.width >= width) ?? all.at(-1);
}

/** `{source, file, bytes}` of a picture; its weight alone where it has but one file, nothing where that is not known. */
export function chosen(picture) {
  const source = picture.querySelector("source");
  const bytes = (source ?? picture.querySelector("img")).dataset.bytes;
  if (!source) return { bytes: bytes ? Number(bytes) : undefined };
  const one = fitting(source.srcset, bytes?.split(" ") ?? [], picture.clientWidth);
  return { source, file: one.file, bytes: one.bytes };
}
