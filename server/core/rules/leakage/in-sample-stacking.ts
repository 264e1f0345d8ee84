import { defineRule } from "../../engine/rule.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { isWithin } from "../../facts/python/flow/rows.ts";
import { outOfFold } from "../../facts/python/fixes/outOfFold.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const inSampleStacking = defineRule({
  id: "in-sample-stacking",
  summary: "A model learns from predictions that another made for its own training rows",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/ensemble.html#stacked-generalization"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const reported = new Set<number>();
    for (const event of flowOf(program).events) {
      if (event.type !== "fit" || event.role !== "model" || !event.fit.labelled || reported.has(event.fit.at.start)) continue;
      const { fit } = event;
      const first = fit.predictedBy?.find((one) => one.fits.some((known) => known.labelled && isWithin(one.rows, known.rows)));
      if (!first) continue;
      reported.add(fit.at.start);
      const edits = outOfFold(program.document, fit.predictedBy?.filter((one) => one.fits.some((known) => known.labelled && isWithin(one.rows, known.rows))) ?? []);
      yield {
        at: placeOf(fit.node?.callee ?? fit.at),
        message: `\`${fit.of ?? "What this model learns from"}\` are predictions for rows that the first model was trained on. They are better than any that it will make for new rows, so this model learns to trust them too much. Use \`cross_val_predict\`, or \`StackingClassifier\`, which does it for you.`,
        related: [{ at: first.at, message: "The predictions are made here." }],
        fixes: edits ? [{ title: "Predict the training rows out of fold", edits }] : [],
        leakage: { type: "target", fit: placeOf(fit.statement) },
      };
    }
  }),
});
