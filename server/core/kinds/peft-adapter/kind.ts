import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const peftAdapter: Kind = {
  id: "peft-adapter",
  title: "PEFT adapter",
  language: "json",
  names: ["adapter_config.json"],
  schema,
  features: featuresOf({ schema }),
};
