import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { symbolMentions } from "../references/symbols.ts";
import { schema } from "./schema.ts";

export const bentofile: Kind = {
  id: "bentofile",
  title: "BentoML build file",
  language: "yaml",
  names: ["bentofile.yaml", "bentofile.yml"],
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions: (document, snapshot) => symbolMentions(document, snapshot, "pyyaml") }),
};
