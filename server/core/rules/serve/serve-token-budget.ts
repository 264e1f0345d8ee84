import { defineRule } from "../../engine/rule.ts";
import { optionNumber, serveCommands } from "../../facts/config/serve/commands.ts";

export const serveTokenBudget = defineRule({
  id: "serve-token-budget",
  summary: "The longest input leaves no room for an answer",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://huggingface.co/docs/text-generation-inference/reference/launcher"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document).filter(({ engine }) => engine === "tgi")) {
      const input = optionNumber(command, "max-input-tokens") ?? optionNumber(command, "max-input-length");
      const total = optionNumber(command, "max-total-tokens");
      const prefill = optionNumber(command, "max-batch-prefill-tokens");
      if (input && total && input.value >= total.value) yield { at: input.at, message: `The input may have ${input.value} tokens, and input and answer together ${total.value}: the launcher refuses this. Raise \`--max-total-tokens\`.` };
      if (input && prefill && prefill.value < input.value) yield { at: prefill.at, message: `A batch may read ${prefill.value} tokens, and one input may have ${input.value}: the launcher refuses this. Raise \`--max-batch-prefill-tokens\`.` };
    }
  },
});
