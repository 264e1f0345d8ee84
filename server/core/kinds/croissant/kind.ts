import { featuresOf } from "../editing/features.ts";
import { sniffJson } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const NAMES: readonly NameTable[] = [
  {
    sort: "record",
    defined: ["distribution.[].@id", "recordSet.[].@id", "recordSet.[].field.[].@id"],
    used: ["distribution.[].containedIn.@id", "distribution.[].containedIn.[].@id", ...["fileObject", "fileSet", "recordSet", "field"].flatMap((to) => [`recordSet.[].field.[].source.${to}.@id`, `recordSet.[].field.[].references.${to}.@id`]), "recordSet.[].key.@id", "recordSet.[].field.[].references.@id"],
  },
];

export const croissant: Kind = {
  id: "croissant",
  title: "Croissant metadata",
  language: "json",
  names: [],
  sniff: sniffJson({ text: /mlcommons\.org\/croissant/ }),
  schema,
  features: featuresOf({ schema, names: NAMES }),
};
