import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const tritonPbtxt: Kind = {
  id: "triton-pbtxt",
  title: "Triton model config",
  language: "pbtxt",
  names: ["config.pbtxt"],
  schema,
  features: featuresOf({ schema, mentions }),
};
