import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { nearest } from "../../text/nearest.ts";

export const serveCommandUnknown = defineRule({
  id: "serve-command-unknown",
  summary: "The command that starts a model server is misspelt",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const { words } of serveCommands(document)) {
      for (const [index, { text, span }] of words.entries()) {
        const isAfterProgram = /(?:^|\/)vllm$/.test(words[index - 1]?.text ?? "");
        const command = isAfterProgram && !COMMANDS.includes(text) ? nearest(text, COMMANDS) : undefined;
        const isAfterModule = words[index - 1]?.text === "-m";
        const module = isAfterModule && text.startsWith("vllm.") && !MODULES.includes(text) ? nearest(text, MODULES) : undefined;
        const meant = command ?? module;
        if (meant !== undefined) yield { at: span, message: `vLLM has no ${command === undefined ? "module" : "command"} \`${text}\`, so the server does not start. Did you mean \`${meant}\`?` };
      }
    }
  },
});

const COMMANDS = ["serve", "chat", "complete", "bench", "collect-env", "run-batch", "launch", "preload"];
const MODULES = ["vllm.entrypoints.openai.api_server", "vllm.entrypoints.api_server", "vllm.entrypoints.cli.main", "vllm.entrypoints.openai.run_batch"];
