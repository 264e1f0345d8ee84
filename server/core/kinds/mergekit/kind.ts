import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const mergekit: Kind = {
  id: "mergekit",
  title: "mergekit merge",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["merge_method"] }),
  dialect: "pyyaml",
  features: featuresOf({ dialect: "pyyaml" }),
};
