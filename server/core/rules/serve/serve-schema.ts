import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { VLLM_OPTIONS } from "../../facts/config/serve/options.ts";
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

  *check(document) {
    // A key that vLLM does not have is told as an option.
    const unknown = new Set(serveCommands(document).flatMap(({ options }) => [...options.values()].flatMap(({ name, at }) => (VLLM_OPTIONS.has(name) ? [] : [at.start]))));
    for (const finding of findingsAgainst(document, bothSpellings)) if (!unknown.has(finding.at.start)) yield finding;
  },
});
