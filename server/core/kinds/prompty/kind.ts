import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const prompty: Kind = {
  id: "prompty",
  title: "Prompty prompt",
  language: "prompty",
  names: ["*.prompty"],
  schema,
  features: featuresOf({ schema, mentions, openings: [{ open: /\{\{-?\s*(\w*)$/, sort: "variable" }] }),
};
