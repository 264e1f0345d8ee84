import { defineRule } from "../../engine/rule.ts";
import { modelNamed } from "../../facts/config/modelNamed.ts";
import { optionNumber, serveCommands } from "../../facts/config/serve/commands.ts";

export const serveParallelDividesHeads = defineRule({
  id: "serve-parallel-divides-heads",
  summary: "The attention heads cannot be shared evenly by the GPUs",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const command of serveCommands(document)) {
      const known = command.model && modelNamed(command.model.text, document.uri, snapshot);
      const gpus = optionNumber(command, command.engine === "vllm" ? "tensor-parallel-size" : "num-shard");
      if (!known || !gpus || gpus.value < 1 || known.architecture.heads % gpus.value === 0) continue;
      yield { at: gpus.at, message: `\`${command.model.text}\` has ${known.architecture.heads} attention heads (${known.source}), which ${gpus.value} GPUs cannot share evenly: the server does not start. Use a number that divides ${known.architecture.heads}.` };
    }
  },
});
