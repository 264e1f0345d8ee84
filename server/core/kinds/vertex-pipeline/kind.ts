import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { sniffJson } from "../sniff.ts";
import { schema } from "./schema.ts";

export const vertexPipeline: Kind = {
  id: "vertex-pipeline",
  title: "Vertex AI pipeline",
  language: "json",
  names: [],
  sniff: sniffJson({ all: ["pipelineSpec"], any: ["components", "deploymentSpec", "pipelineInfo", "runtimeConfig"] }, { all: ["deploymentSpec", "components"] }),
  rank: 1,
  schema,
  features: featuresOf({ schema }),
};
