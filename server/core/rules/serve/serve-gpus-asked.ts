import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { grantedGpus, neededGpus } from "../../facts/config/serve/gpus.ts";

export const serveGpusAsked = defineRule({
  id: "serve-gpus-asked",
  summary: "The server splits the model over more GPUs than its container gets",
  severity: "error",
  languages: ["yaml"],
  references: ["https://docs.vllm.ai/en/latest/serving/parallelism_scaling.html"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document)) {
      const needed = neededGpus(command);
      const scarce = needed ? grantedGpus(command.holder).filter(({ count }) => count < needed.count) : [];
      const [first] = scarce;
      if (needed && first) yield { at: needed.at, related: [...scarce.map(({ at }) => ({ at, message: "This is what the container gets." })), ...needed.also.map((at) => ({ at, message: "Each stage takes as many." }))], message: `The model is split over ${needed.count} GPUs, and the container gets ${first.count} (\`${first.by}\`): the server waits or stops. Ask for ${needed.count}, or split it less.` };
    }
  },
});
