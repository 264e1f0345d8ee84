import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const trainerWarmupBoth = defineRule({
  id: "trainer-warmup-both",
  summary: "Both `warmup_steps` and `warmup_ratio` are set",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const ratio = scalarAt(root, "warmup_ratio");
    const steps = numberAt(root, "warmup_steps") ?? 0;
    if (typeof ratio?.value !== "number" || ratio.value <= 0 || steps <= 0) return;
    yield { at: ratio.span, message: `\`warmup_ratio\` is ignored: \`warmup_steps\` (${steps}) wins over it. Keep one of them.`, related: othersIn(root, "warmup_steps") };
  },
});
