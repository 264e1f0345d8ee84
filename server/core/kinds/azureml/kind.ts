import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { candidates } from "./candidates.ts";
import { mentions, names } from "./mentions.ts";
import { schema } from "./schema.ts";

export const azureml: Kind = {
  id: "azureml",
  title: "Azure ML",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^\$schema:\s*["']?https?:\/\/azuremlschemas/m }, { all: ["type", "jobs"], text: /^type:\s*pipeline/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", names, mentions, candidates }),
};
