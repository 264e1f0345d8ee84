import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

/** After the launcher of Accelerate 1.15 (Apache-2.0, `utils/launch.py`), read 2026-11-22. */
const REFUSED: readonly Combination[] = [
  { at: "fsdp_config.fsdp_sync_module_states", is: /^(?:false|no|off)$/i, with: { "fsdp_config.fsdp_cpu_ram_efficient_loading": "on", distributed_type: /^FSDP$/ }, says: "Only the first process reads the weights where `fsdp_cpu_ram_efficient_loading` is on, so the others need them sent: Accelerate stops unless `fsdp_sync_module_states` is true." },
  { at: "use_cpu", with: { distributed_type: /^(?:MULTI_GPU|DEEPSPEED|MEGATRON_LM)$/ }, says: "`use_cpu` keeps the GPUs out, and `distributed_type` is a way of training on GPUs. Change one of the two." },
];

export const accelerateNotTogether = defineRule({
  id: "accelerate-not-together",
  summary: "Settings that Accelerate does not take together",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    yield* combinationsIn(root, REFUSED);
    const gpus = scalarAt(root, "gpu_ids");
    const each = (numberAt(root, "num_processes") ?? 0) / Math.max(1, numberAt(root, "num_machines") ?? 1);
    const listed = /^\d+(?:\s*,\s*\d+)*$/.test(gpus?.text ?? "") ? new Set(gpus?.text.split(",").map((id) => id.trim())).size : 0;
    if (!gpus || listed === 0 || each <= listed || scalarAt(root, "distributed_type")?.text === "NO") return;
    yield { at: gpus.span, message: `\`gpu_ids\` names ${listed === 1 ? "one GPU" : `${listed} GPUs`}, and a machine starts ${each} processes: each of them takes a GPU of its own, so the run stops with an invalid device. Name ${each} GPUs, or start fewer processes.`, related: othersIn(root, "num_processes") };
  },
});
