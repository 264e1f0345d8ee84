import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { VLLM_OPTIONS } from "../../facts/config/serve/options.ts";
import { nearest } from "../../text/nearest.ts";

export const serveOptionNeedsAnother = defineRule({
  id: "serve-option-needs-another",
  summary: "An option does nothing without another one",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { options, words } of serveCommands(document).filter((command) => command.engine === "vllm")) {
      // What carries a slip is told by itself.
      const unknown = [...options.keys()].filter((name) => !VLLM_OPTIONS.has(name));
      for (const [name, needed] of NEEDS) {
        const option = options.get(name);
        if (!option || option.value?.text === "false" || options.has(needed) || options.has("config") || unknown.some((one) => nearest(one, [needed]) !== undefined)) continue;
        const [first, last] = [words[0], words.at(-1)];
        const related = first && last ? [{ at: { start: first.span.start, end: last.span.end }, message: "The whole command." }] : [];
        yield { at: option.at, related, message: `\`${name}\` needs \`${needed}\` beside it, and without it vLLM does not start. Add it.` };
      }
    }
  },
});

const NEEDS: readonly (readonly [name: string, needed: string])[] = [
  ["enable-auto-tool-choice", "tool-call-parser"],
  ["lora-modules", "enable-lora"],
  ["max-lora-rank", "enable-lora"],
];
