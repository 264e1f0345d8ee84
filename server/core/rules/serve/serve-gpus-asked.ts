import { defineRule } from "../../engine/rule.ts";
import { optionNumber, type ServeCommand, serveCommands } from "../../facts/config/serve/commands.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const serveGpusAsked = defineRule({
  id: "serve-gpus-asked",
  summary: "The server splits the model over more GPUs than its container gets",
  severity: "error",
  languages: ["yaml"],
  references: ["https://docs.vllm.ai/en/latest/serving/parallelism_scaling.html"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document)) {
      const tensor = optionNumber(command, command.engine === "vllm" ? "tensor-parallel-size" : "num-shard");
      const limit = scalarAt(command.holder, "resources", "limits", "nvidia.com/gpu");
      const granted = Number(limit?.text ?? NaN);
      if (!tensor || !(granted < tensor.value) || !Number.isInteger(granted) || command.options.has("pipeline-parallel-size") || stringOption(command, "distributed-executor-backend") === "ray") continue;
      yield { at: tensor.at, ...(limit && { related: [{ at: limit.span, message: "This is what the container gets." }] }), message: `The model is split over ${tensor.value} GPUs, and the container gets ${granted} (\`nvidia.com/gpu\`): the server waits or stops. Ask for ${tensor.value}, or split it less.` };
    }
  },
});

const stringOption = (command: ServeCommand, name: string): string | undefined => command.options.get(name)?.value?.text;
