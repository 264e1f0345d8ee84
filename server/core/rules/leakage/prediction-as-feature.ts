import { defineRule } from "../../engine/rule.ts";
import { leaveOut } from "../../facts/python/fixes/leaveOut.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { predictedFeatures } from "../../facts/python/predictedFeatures.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const predictionAsFeature = defineRule({
  id: "prediction-as-feature",
  summary: "Predictions that were written into the table are a feature of the next model",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/ensemble.html#stacked-generalization"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { column, first, second } of predictedFeatures(program)) {
      const edits = leaveOut(program, second, [column]);
      yield {
        at: placeOf(second.node?.callee ?? second.at),
        message: `\`${second.of ?? "The features"}\` holds "${column}", the predictions of a model that was trained on these very rows for the same target, so the answers come in by the back door. Keep predictions in a table of their own (\`copy()\`), or leave the column out: \`drop(columns=["${column}"])\`.`,
        related: [{ at: placeOf(first.at), message: "The first model is trained here." }, ...judgedAt(program, second)],
        leakage: { type: "target", fit: placeOf(second.statement) },
        fixes: edits ? [{ title: `Leave "${column}" out of the features`, edits }] : [],
      };
    }
  }),
});
