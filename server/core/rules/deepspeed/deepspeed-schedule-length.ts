import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, mappingAt, scalarAt } from "../../syntax/data/access.ts";

const DECAYING = ["WarmupDecayLR", "WarmupCosineLR"];

export const deepspeedScheduleLength = defineRule({
  id: "deepspeed-schedule-length",
  summary: "A schedule that decays is not told how long the training is",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://deepspeed.readthedocs.io/en/latest/schedulers.html"],
  fix: "none",

  *check(document) {
    const scheduler = mappingAt(rootOf(document), "scheduler");
    const type = scalarAt(scheduler, "type");
    if (!type || !DECAYING.includes(type.text) || entryOf(mappingAt(scheduler, "params"), "total_num_steps")) return;
    yield { at: type.span, message: `\`${type.text}\` falls until the last step and needs \`total_num_steps\` under \`params\`: without it DeepSpeed stops with a missing argument. Add it, or \`"auto"\` with the Hugging Face trainer.`, related: othersIn(scheduler, "params") };
  },
});
