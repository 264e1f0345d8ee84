import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const trainerBestModelStrategyMatch = defineRule({
  id: "trainer-best-model-strategy-match",
  summary: "The best model cannot be loaded since saving and evaluating happen at different times",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!isTrue(root, "load_best_model_at_end")) return;
    const evaluation = scalarAt(root, "eval_strategy") ?? scalarAt(root, "evaluation_strategy");
    const save = scalarAt(root, "save_strategy");
    const [evaluates, saves] = [strategyOf(evaluation, "no"), strategyOf(save, "steps")];
    const flag = entryOf(root, "load_best_model_at_end");
    if (evaluates === saves || saves === "best" || !flag) return;
    yield {
      at: { start: flag.key.span.start, end: flag.value.span.end },
      message: `\`load_best_model_at_end\` needs a checkpoint for every evaluation, yet evaluation is \`${evaluates}\` and saving is \`${saves}\`: the trainer stops at once. Give \`eval_strategy\` and \`save_strategy\` the same value.`,
      related: [evaluation, save].filter((scalar) => scalar !== undefined).map(({ span }) => ({ at: span, message: "This strategy is one of the two." })),
    };
  },
});

/** YAML 1.1 reads a bare `no` as false. */
function strategyOf(scalar: Scalar | undefined, fallback: string): string {
  if (!scalar || isNull(scalar)) return fallback;
  return scalar.value === false ? "no" : scalar.text;
}
