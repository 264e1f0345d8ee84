import { servingMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const kserve: Kind = {
  id: "kserve",
  title: "KServe",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^apiVersion:\s*["']?serving\.kserve\.io\//m }),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", estimates: servingMemory }),
};
