// What stands in config.json: which files there are, and all fields of their forms.

/** Every field, those within others too. */
export function* fieldsIn(cms) {
  const below = function* (fields) {
    for (const field of fields ?? []) {
      yield field;
      yield* below(field.fields);
    }
  };
  for (const collection of cms.collections) {
    yield* below(collection.fields);
    for (const file of collection.files ?? []) yield* below(file.fields);
  }
}

/** What a format is made of, for each: its name, the ending of its files, and a copy of its fields, marks and all. */
export function filesIn(cms) {
  const own = ({ format, fields }, extension) => ({ format, extension, fields: structuredClone(fields) });
  const collections = cms.collections.filter((collection) => !collection.divider);
  return collections.flatMap((collection) =>
    collection.files ? collection.files.map((file) => own(file, "yaml")) : [own(collection, "md")],
  );
}
