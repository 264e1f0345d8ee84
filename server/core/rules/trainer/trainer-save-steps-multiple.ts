import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const trainerSaveStepsMultiple = defineRule({
  id: "trainer-save-steps-multiple",
  summary: "Checkpoints do not fall together with evaluations, so the best model cannot be loaded",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const strategies = [stringAt(root, "eval_strategy") ?? stringAt(root, "evaluation_strategy"), stringAt(root, "save_strategy") ?? "steps"];
    const save = scalarAt(root, "save_steps");
    const saveSteps = save ? save.value : 500;
    const evalSteps = numberAt(root, "eval_steps") ?? numberAt(root, "logging_steps") ?? 500;
    if (!isTrue(root, "load_best_model_at_end") || strategies.some((strategy) => strategy !== "steps") || typeof saveSteps !== "number") return;
    const ratio = saveSteps / evalSteps;
    if (evalSteps <= 0 || Math.abs(ratio - Math.round(ratio)) < 1e-9) return;
    const at = (save ?? scalarAt(root, "eval_steps") ?? scalarAt(root, "load_best_model_at_end"))?.span;
    if (!at) return;
    yield {
      at,
      message: `Checkpoints come every ${saveSteps} steps and evaluations every ${evalSteps}, which do not fall together: \`load_best_model_at_end\` needs \`save_steps\` to be a multiple of \`eval_steps\`, and the trainer stops at once. Use ${nearestMultiple(saveSteps, evalSteps)}.`,
      related: othersIn(root, "eval_steps", "load_best_model_at_end"),
    };
  },
});

const nearestMultiple = (steps: number, base: number): number => Math.max(1, Math.round(steps / base)) * base;
