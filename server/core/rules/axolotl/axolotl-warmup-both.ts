import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const axolotlWarmupBoth = defineRule({
  id: "axolotl-warmup-both",
  summary: "Both `warmup_steps` and `warmup_ratio` are set",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [first, second] = [scalarAt(root, "warmup_steps"), scalarAt(root, "warmup_ratio")];
    if (!isOn(first) || !isOn(second)) return;
    yield { at: second.span, message: "`warmup_steps` and `warmup_ratio` exclude each other: both say how long the learning rate rises. Axolotl refuses the run; keep one.", related: othersIn(root, "warmup_steps") };
  },
});

const isOn = (scalar: Scalar | undefined): scalar is Scalar => scalar !== undefined && scalar.value !== null && scalar.value !== 0 && scalar.value !== false;
