import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

export const nemoGuardrails: Kind = {
  id: "nemo-guardrails",
  title: "NeMo Guardrails",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["prompts"], text: /^\s*-\s+task:\s/m }, { all: ["rails"], text: /^rails:\s*(?:#.*)?\r?\n\s+(input|output|dialog|retrieval|config|execution|tool_\w+|actions)\s*:/m }, { all: ["colang_version"] }, { all: ["models"], text: /^\s*- type:\s*main\b[^]*engine:/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions }),
};
