import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** A connection names a component and its socket: `retriever.documents`. */
const NAMES: readonly NameTable[] = [{ sort: "component", defined: ["components.@key"], used: ["connections.[].sender", "connections.[].receiver"], part: /^["']?([\w-]+)/g }];

export const haystack: Kind = {
  id: "haystack",
  title: "Haystack pipeline",
  language: "yaml",
  names: ["*.haystack-pipeline.yml"],
  sniff: sniffYaml({ all: ["components", "connections"] }, { all: ["components"], text: /^\s+type:\s*haystack\.components\./m }, { all: ["connections"], text: /^\s+type:\s*haystack\.components\./m }),
  schema,
  features: featuresOf({ schema, names: NAMES }),
};
