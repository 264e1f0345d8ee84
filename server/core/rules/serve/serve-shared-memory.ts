import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { neededGpus } from "../../facts/config/serve/gpus.ts";
import { entryOf, isSet, itemsAt, stringAt } from "../../syntax/data/access.ts";

export const serveSharedMemory = defineRule({
  id: "serve-shared-memory",
  summary: "A server that splits a model over GPUs has too little shared memory",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document)) {
      const { holder, engine } = command;
      const needed = neededGpus(command);
      if (!holder || !needed || needed.count < 2 || ["shm_size", "ipc", "extends"].some((key) => isSet(holder, key)) || entryOf(holder, "<<")) continue;
      if ([...itemsAt(holder, "volumes"), ...itemsAt(holder, "tmpfs")].some((mount) => (mount.type === "scalar" ? mount.text : (stringAt(mount, "target") ?? "")).includes("/dev/shm"))) continue;
      yield { at: needed.at, related: [{ at: holder.span, message: "The service." }], message: `The ${needed.count} processes of ${engine === "vllm" ? "vLLM" : "text-generation-inference"} exchange tensors through \`/dev/shm\`, which has 64 MB in a container unless it is told more: NCCL then dies with "Bus error" or "unhandled system error". Add \`shm_size: ${engine === "vllm" ? "8gb" : "1gb"}\`.` };
    }
  },
});
