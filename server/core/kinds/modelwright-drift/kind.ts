import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const modelwrightDrift: Kind = {
  id: "modelwright-drift",
  title: "Drift settings",
  language: "yaml",
  names: ["modelwright.drift.yaml", "modelwright.drift.yml"],
  schema,
  features: featuresOf({ schema }),
};
