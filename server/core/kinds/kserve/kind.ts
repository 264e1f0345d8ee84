import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const kserve: Kind = {
  id: "kserve",
  title: "KServe",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^apiVersion:\s*["']?serving\.kserve\.io\//m }),
  dialect: "go-yaml",
  features: featuresOf({ dialect: "go-yaml" }),
};
