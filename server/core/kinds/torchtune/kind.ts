import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const torchtune: Kind = {
  id: "torchtune",
  title: "torchtune recipe",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ text: /^\s*_component_:/m }),
  dialect: "omegaconf",
  features: featuresOf({ dialect: "omegaconf" }),
};
