import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const langgraph: Kind = {
  id: "langgraph",
  title: "LangGraph app",
  language: "json",
  names: ["langgraph.json"],
  schema,
  features: featuresOf({ schema }),
};
