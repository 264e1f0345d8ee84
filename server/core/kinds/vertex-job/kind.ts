import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { sniffYaml } from "../sniff.ts";
import { schema } from "./schema.ts";

export const vertexJob: Kind = {
  id: "vertex-job",
  title: "Vertex AI training job",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["workerPoolSpecs"] }, { any: ["scheduling", "baseOutputDirectory", "serviceAccount"], text: /^\s*(?:-\s+)?machineSpec\s*:[^]*^\s*containerSpec\s*:/m }, { any: ["jobSpec", "trialJobSpec", "displayName", "customJobSpec"], text: /^\s*(?:-\s+)?(?:workerPoolSpecs|machineSpec)\s*:/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
