import { defineRule } from "../../engine/rule.ts";
import { cellName } from "../../facts/notebook/runs.ts";
import { runOrderOf } from "../../facts/notebook/runOrder.ts";
import { judgedLeaks, type JudgedLeak } from "../../facts/python/judgedLeaks.ts";
import { programOf } from "../../facts/python/program/program.ts";
import { cellAt } from "../../workspace/notebook.ts";

export const staleOrderLeak = defineRule({
  id: "stale-order-leak",
  summary: "In the order in which the cells were run, rows leaked that do not leak from top to bottom",
  severity: "hint",
  off: true,
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606", "https://arxiv.org/abs/2110.08339"],
  fix: "none",

  *check(document, snapshot) {
    const order = runOrderOf(document);
    if (!order) return;
    const keyOf = ({ fit, evaluation, at }: JudgedLeak): string => [fit, evaluation, at].map(({ start }) => start).join("/");
    const known = new Set(judgedLeaks(programOf(document, snapshot)).map(keyOf));
    const reported = new Set<number>();
    for (const leak of judgedLeaks(programOf(order.document, snapshot))) {
      const placed: JudgedLeak = { ...leak, at: order.back(leak.at), fit: order.back(leak.fit), evaluation: order.back(leak.evaluation) };
      if (known.has(keyOf(placed)) || reported.has(placed.at.start)) continue;
      reported.add(placed.at.start);
      const cell = cellAt(document, placed.at.start);
      yield {
        at: placed.at,
        message: `The cells were last run in another order than they stand in, and in that order ${placed.what}. From top to bottom it does not happen, so the score that is saved here is not the one that the notebook gives${cell ? ` (look at ${cellName(cell)})` : ""}. Restart the kernel, run all cells and save.`,
        related: [{ at: placed.fit, message: "The model was fitted here." }, { at: placed.evaluation, message: "And judged here." }],
        leakage: { type: placed.type, fit: placed.fit, evaluate: placed.evaluation },
      };
    }
  },
});
