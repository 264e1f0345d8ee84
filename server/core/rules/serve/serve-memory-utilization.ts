import { defineRule } from "../../engine/rule.ts";
import { optionNumber, serveCommands } from "../../facts/config/serve/commands.ts";

export const serveMemoryUtilization = defineRule({
  id: "serve-memory-utilization",
  summary: "A share of GPU memory that is none",
  severity: "error",
  languages: ["yaml", "dockerfile", "shellscript"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document)) {
      const share = optionNumber(command, command.engine === "vllm" ? "gpu-memory-utilization" : "cuda-memory-fraction");
      if (share && (share.value <= 0 || share.value > 1)) yield { at: share.at, message: `The share of GPU memory is ${share.value}, and it goes from 0 to 1: the server does not start. ${share.value > 1 && share.value <= 100 ? `Write ${share.value / 100}.` : "Write 0.9 or so."}` };
    }
  },
});
