import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const haystack: Kind = {
  id: "haystack",
  title: "Haystack pipeline",
  language: "yaml",
  names: ["*.haystack-pipeline.yml"],
  sniff: sniffYaml({ all: ["components", "connections"] }),
  features: featuresOf({}),
};
