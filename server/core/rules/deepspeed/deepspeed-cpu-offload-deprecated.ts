import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

const RENAMED: Readonly<Record<string, string>> = {
  cpu_offload: '"offload_optimizer": { "device": "cpu" }',
  cpu_offload_params: '"offload_param": { "device": "cpu" }',
  cpu_offload_use_pin_memory: '"pin_memory" inside of "offload_optimizer"',
};

export const deepspeedCpuOffloadDeprecated = defineRule({
  id: "deepspeed-cpu-offload-deprecated",
  summary: "`cpu_offload` has been replaced",
  severity: "warning",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",
  tag: "deprecated",

  *check(document) {
    for (const { key } of entriesAt(rootOf(document), "zero_optimization")) {
      const now = RENAMED[key.text];
      if (now !== undefined) yield { at: key.span, message: `\`${key.text}\` is deprecated and will go. Write \`${now}\` instead.` };
    }
  },
});
