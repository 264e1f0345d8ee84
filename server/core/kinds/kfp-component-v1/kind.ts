import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

export const kfpComponentV1: Kind = {
  id: "kfp-component-v1",
  title: "Kubeflow component",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["implementation"], text: /^ +(container|graph):/m }),
  dialect: "pyyaml",
  features: featuresOf({ dialect: "pyyaml" }),
};
