import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { sniffJson } from "../sniff.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const sagemakerPipeline: Kind = {
  id: "sagemaker-pipeline",
  title: "SageMaker pipeline",
  language: "json",
  names: [],
  sniff: sniffJson({ all: ["Steps", "Version"], text: /"Arguments"\s*:\s*\{/ }, { all: ["Steps", "Parameters"], text: /"Arguments"\s*:\s*\{/ }, { all: ["Version"], any: ["Steps", "PipelineExperimentConfig"], text: /"Version"\s*:\s*"2020-12-01"/ }),
  rank: 1,
  schema,
  features: featuresOf({ schema, mentions }),
};
