import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { TGI_OPTIONS, VLLM_OPTIONS } from "../../facts/config/serve/options.ts";
import { nearest } from "../../text/nearest.ts";

export const serveUnknownOption = defineRule({
  id: "serve-unknown-option",
  summary: "An option of a model server is misspelt",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { engine, options } of serveCommands(document)) {
      const known = engine === "vllm" ? VLLM_OPTIONS : TGI_OPTIONS;
      for (const { name, at } of options.values()) {
        const meant = known.has(name) || name.includes(".") ? undefined : nearest(name, known);
        if (meant === undefined || name.length < 5) continue;
        yield { at, message: `\`${name}\` is no option of ${engine === "vllm" ? "vLLM" : "text-generation-launcher"}, so the server does not start. Did you mean \`${meant}\`?` };
      }
    }
  },
});
