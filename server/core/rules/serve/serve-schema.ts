import { defineRule } from "../../engine/rule.ts";
import { findingsAgainst } from "../../kinds/schema/check.ts";
import { bothSpellings } from "../../kinds/vllm-serve/schema.ts";

export const serveSchema = defineRule({
  id: "serve-schema",
  summary: "A vLLM config has a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vllm-serve"],
  references: ["https://docs.vllm.ai/en/latest/configuration/serve_args.html"],
  fix: "none",

  check: (document) => findingsAgainst(document, bothSpellings),
});
