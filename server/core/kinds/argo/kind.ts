import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { names } from "./names.ts";
import { schema } from "./schema.ts";

export const argo: Kind = {
  id: "argo",
  title: "Argo workflow",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["apiVersion", "kind"], text: /^kind:\s*["']?\w*Workflow\w*/m }),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", names, mentions }),
};
