import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const kfpComponentV1: Kind = {
  id: "kfp-component-v1",
  title: "Kubeflow component",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["implementation"], text: /^ +(containers?|graph):/m }, { all: ["implementation", "name"], text: /^ {4,}(?:image|tasks):/m, none: ["apiVersion", "spec"] }, { all: ["name", "inputs"], text: /^\s*-?\s*\{?(?:inputValue|inputPath|outputPath):|\{(?:inputValue|inputPath|outputPath):/m, none: ["apiVersion", "implementation", "components"] }, { all: ["name"], text: /^ +graph:\s*\n +tasks:\s*\n[\s\S]*?^ +componentRef:/m, none: ["apiVersion", "implementation", "components"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions }),
};
