import { defineRule } from "../../engine/rule.ts";
import { modelNamed } from "../../facts/config/modelNamed.ts";
import { optionNumber, serveCommands } from "../../facts/config/serve/commands.ts";

export const serveContextTooLong = defineRule({
  id: "serve-context-too-long",
  summary: "The server is to read longer texts than the model was made for",
  severity: "warning",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const command of serveCommands(document)) {
      const known = command.model && modelNamed(command.model.text, document.uri, snapshot);
      const asked = optionNumber(command, command.engine === "vllm" ? "max-model-len" : "max-total-tokens");
      if (!known || !asked || known.architecture.context === 0 || asked.value <= known.architecture.context || ["rope-scaling", "hf-overrides", "rope-factor"].some((name) => command.options.has(name))) continue;
      yield { at: asked.at, message: `\`${command.model.text}\` was made for ${known.architecture.context} tokens (${known.source}); with ${asked.value} vLLM refuses to start, and other servers answer nonsense beyond. Ask for less, or stretch positions by \`--rope-scaling\`.` };
    }
  },
});
