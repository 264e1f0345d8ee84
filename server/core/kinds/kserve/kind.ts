import { servingMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** The routers of an inference graph, which steps of others lead to. */
const NAMES: readonly NameTable[] = [{ sort: "task", defined: ["spec.nodes.@key"], used: ["spec.nodes.*.steps.[].nodeName"] }];

export const kserve: Kind = {
  id: "kserve",
  title: "KServe",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^ap\w{6,10}:\s*["']?serving\.kserve\.io\//m }),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", names: NAMES, estimates: servingMemory }),
};
