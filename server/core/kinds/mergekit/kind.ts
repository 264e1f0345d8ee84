import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const mergekit: Kind = {
  id: "mergekit",
  title: "mergekit merge",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["merge_method"] }, { any: ["models", "slices"], all: ["dtype"], text: /^\s*-\s+(?:sources|model)\s*:/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
