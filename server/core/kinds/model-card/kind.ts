import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const modelCard: Kind = {
  id: "model-card",
  title: "Model or dataset card",
  language: "markdown",
  dialect: "pyyaml",
  names: [],
  sniff: (head, name) => (/^readme\.md$/i.test(name) && /^---\r?\n[^]*?^(license|pipeline_tag|library_name|base_model|datasets|task_categories|sdk)\s*:/m.test(head) ? "its front matter has the keys of a card" : undefined),
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
