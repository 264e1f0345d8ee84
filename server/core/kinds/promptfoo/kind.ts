import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const promptfoo: Kind = {
  id: "promptfoo",
  title: "promptfoo evaluation",
  language: "yaml",
  names: ["promptfooconfig.yaml", "promptfooconfig.yml", "promptfooconfig*.yaml"],
  sniff: sniffYaml({ all: ["prompts"], any: ["providers", "targets", "tests", "redteam", "defaultTest"] }, { text: /promptfoo\.dev\/config-schema/ }),
  schema,
  features: featuresOf({ schema, mentions, openings: [{ open: /\{\{-?\s*(\w*)$/, sort: "variable" }] }),
};
