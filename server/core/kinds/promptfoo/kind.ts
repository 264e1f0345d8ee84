import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

const NAMES: readonly NameTable[] = [
  { sort: "template", defined: ["assertionTemplates.@key"], used: ["tests.[].assert.[].$ref", "defaultTest.assert.[].$ref", "tests.[].assert.[].assert.[].$ref"], part: /#\/assertionTemplates\/([\w-]+)/g },
  { sort: "model", defined: ["providers.[].label", "targets.[].label"], used: ["tests.[].providers.[]", "defaultTest.providers.[]"] },
  { sort: "name", defined: ["prompts.[].label"], used: ["providers.[].prompts.[]", "tests.[].prompts.[]", "defaultTest.prompts.[]"] },
];

export const promptfoo: Kind = {
  id: "promptfoo",
  title: "promptfoo evaluation",
  language: "yaml",
  names: ["promptfooconfig.yaml", "promptfooconfig.yml", "promptfooconfig*.yaml"],
  sniff: sniffYaml({ all: ["prompts"], any: ["providers", "targets", "tests", "redteam", "defaultTest"] }, { text: /promptfoo\.dev\/config-schema/ }),
  schema,
  features: featuresOf({ schema, mentions, names: NAMES, openings: [{ open: /\{\{-?\s*(\w*)$/, sort: "variable" }] }),
};
