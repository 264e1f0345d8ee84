import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const accelerateProcessesDivideMachines = defineRule({
  id: "accelerate-processes-divide-machines",
  summary: "The processes cannot be spread evenly over the machines",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const processes = scalarAt(root, "num_processes");
    const machines = numberAt(root, "num_machines") ?? 1;
    if (processes?.value === 0) yield { at: processes.span, message: "Without a single process nothing is trained: `num_processes` counts the GPUs of all machines. Write at least 1." };
    if (typeof processes?.value !== "number" || machines < 1 || processes.value % machines === 0) return;
    yield { at: processes.span, message: `${processes.text} processes cannot be spread evenly over ${machines} machines. \`num_processes\` counts all machines together: use a multiple of ${machines}.`, related: othersIn(root, "num_machines") };
  },
});
