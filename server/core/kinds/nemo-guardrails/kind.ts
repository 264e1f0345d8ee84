import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { NameTable } from "../references/names.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

/** The types of models, and the rails and tasks that are for one of them: `content safety check input $model=content_safety`. */
const NAMES: readonly NameTable[] = [
  { sort: "model", defined: ["models.[].type"], used: ["prompts.[].task", ...["input", "output", "retrieval", "dialog", "tool_input", "tool_output"].map((side) => `rails.${side}.flows.[]`)], part: /\$model=["']?([\w-]+)/g },
];

export const nemoGuardrails: Kind = {
  id: "nemo-guardrails",
  title: "NeMo Guardrails",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["prompts"], text: /^\s*-\s+task:\s/m }, { all: ["rails"], text: /^rails:\s*(?:#.*)?\r?\n\s+(input|output|dialog|retrieval|config|execution|tool_\w+|actions)\s*:/m }, { all: ["colang_version"] }, { all: ["models"], text: /^\s*- type:\s*main\b[^]*?^\s+(?:engine|model):\s/m }, { all: ["models"], text: /^\s*- \w+:\s*\w+[ \t]*\r?\n\s+engine:\s*[\w-]+[ \t]*\r?\n\s+model:\s/m }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", mentions, names: NAMES, openings: [{ open: /\$model=["']?([\w-]*)$/, sort: "model" }] }),
};
