import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";

export const serveOptionNeedsAnother = defineRule({
  id: "serve-option-needs-another",
  summary: "An option does nothing without another one",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { options } of serveCommands(document).filter((command) => command.engine === "vllm")) {
      for (const [name, needed] of NEEDS) {
        const option = options.get(name);
        if (option && option.value?.text !== "false" && !options.has(needed) && !options.has("config")) yield { at: option.at, message: `\`${name}\` needs \`${needed}\` beside it, and without it vLLM does not start. Add it.` };
      }
    }
  },
});

const NEEDS: readonly (readonly [name: string, needed: string])[] = [
  ["enable-auto-tool-choice", "tool-call-parser"],
  ["lora-modules", "enable-lora"],
  ["max-lora-rank", "enable-lora"],
];
