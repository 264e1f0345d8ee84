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
  // A kind that is misspelt is still one of Argo's, so that this can be told.
  sniff: sniffYaml({ all: ["apiVersion", "kind"], text: /^kind:\s*["']?\w*Workflow\w*/m }, { all: ["apiVersion", "kind", "spec"], text: /^(?![\s\S]*^kind:\s*["']?(?:Sensor|EventSource|Rollout|Application|ApplicationSet|AppProject|AnalysisTemplate|Experiment)\b)apiVersion:\s*["']?argoproj\.io\/[\s\S]*?^ {1,6}(?:entrypoint|workflowSpec):/m }),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", names, mentions }),
};
