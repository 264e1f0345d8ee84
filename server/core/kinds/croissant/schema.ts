import { keysOf } from "../schema/fields.ts";
import { key, list, loose, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";

const WORDS = "text|[any]|map";
const several = (shape: MapShape): Shape => oneOf(list(shape), shape);
const reference = oneOf(loose(keysOf({ "@id": ["text", "The `@id` of what is meant."] })), text, list(loose({})));
const common = keysOf({ "@type": ["text|[text]", "What it is."], "@id": ["text", "Its name within the file."], name: ["text|map|[any]", "Its name."], description: [WORDS, "What it is, for people."] });

/** JSON-LD has its own words for what a person calls a type and an id. */
const named = (keys: MapShape["keys"]): MapShape => ({ ...open(keys), aliases: { id: "@id", type: "@type", url: "contentUrl" } });

const file = named({
  ...common,
  ...keysOf({ contentUrl: ["text|[text]", "Where it lies."], contentSize: ["text", "Its size, such as `12 MB`."], encodingFormat: ["text|[text]", "Its media type."], sha256: ["text", "Its checksum."], md5: ["text", "Its older checksum."], includes: ["text|[text]", "Which files, as a pattern."], excludes: ["text|[text]", "Files that do not belong."], sameAs: [WORDS, "The same elsewhere."] }),
  containedIn: key(reference, "The archive that it lies in."),
});

const extract: MapShape = { ...open(keysOf({ column: ["text", "The column."], csvColumn: ["text", "The older name of `column`."], jsonPath: ["text", "The place in JSON."], fileProperty: ["'fullpath'|'filename'|'content'|'lines'|'lineNumbers'|'filepath'", "What of the file."], separator: ["text", "What parts values."] })), aliases: { col: "column", columns: "column", json_path: "jsonPath", csv_column: "csvColumn" } };
const source: MapShape = { ...open({ fileObject: key(reference, "The file."), fileSet: key(reference, "The files."), recordSet: key(reference, "The records."), field: key(reference, "The field."), distribution: key(reference, "The file or files."), extract: key(extract, "What is taken of it."), ...keysOf({ transform: ["map|[map]", "What is made of it."], format: ["text", "How it is written."] }) }), aliases: { fileObj: "fileObject", file: "fileObject", files: "fileSet", extracts: "extract", transforms: "transform" } };

const FIELD: MapShape["keys"] = {
  ...common,
  ...keysOf({ dataType: ["text|[text]", "What kind of value it is."], repeated: ["bool", "There are several values."], isArray: ["bool", "It is an array."], arrayShape: ["text", "The shape of the array."], equivalentProperty: [WORDS, "The same in another vocabulary."], value: ["any", "The value."], examples: ["any", "Examples."], parentField: ["map", "The field that it belongs to."] }),
  source: key(oneOf(source, text), "Where values come from."),
  references: key(oneOf(loose({ ...source.keys, ...keysOf({ "@id": ["text", "The `@id` of the field."] }) }), text, list(loose({}))), "The field that values refer to."),
};
const field = named({ ...FIELD, subField: key(several(loose(FIELD)), "Parts of the field.") });

/** After the Croissant format 1.0 and 1.1 (MLCommons, Apache-2.0). */
export const schema: Shape = open({
  ...common,
  ...keysOf({ "@context": ["any", "What words mean."], conformsTo: ["text|map|[any]", "The version of Croissant."], license: [WORDS, "What may be done with it."], url: [WORDS, "Its page."], creator: [WORDS, "Who made it."], publisher: [WORDS, "Who publishes it."], citeAs: ["text", "How to cite it."], datePublished: ["text", "When it came out."], dateModified: ["text", "When it changed."], dateCreated: ["text", "When it was made."], version: ["text", "Its version."], keywords: [WORDS, "Words to find it by."], inLanguage: [WORDS, "Its languages."], isLiveDataset: ["bool", "It keeps changing."], alternateName: [WORDS, "Other names."], sameAs: [WORDS, "The same elsewhere."] }),
  distribution: key(several(file), "Its files."),
  recordSet: key(several(named({ ...common, ...keysOf({ dataType: ["text|[text]", "What records are."], data: ["any", "The records themselves."], examples: ["any", "Examples."], key: [WORDS, "The field that tells records apart."] }), field: key(several(field), "Fields of a record.") })), "What the files hold."),
});
