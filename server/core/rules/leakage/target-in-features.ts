import { defineRule } from "../../engine/rule.ts";
import { heldTargets } from "../../facts/python/heldTargets.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { leaveOut } from "../../facts/python/fixes/leaveOut.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const targetInFeatures = defineRule({
  id: "target-in-features",
  summary: "The column to be predicted is still among the features",
  severity: "error",
  languages: ["python"],
  references: ["https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { fit, column } of heldTargets(program)) {
      const edits = leaveOut(program, fit, [column]);
      yield {
        at: placeOf(fit.node?.callee ?? fit.at),
        message: `\`${fit.of ?? "The features"}\` still holds the column "${column}" that the model is to predict, so it only has to read off the answer. Leave it out with \`drop(columns=["${column}"])\`.`,
        leakage: { type: "target", fit: placeOf(fit.statement) },
        related: judgedAt(program, fit),
        fixes: edits ? [{ title: `Leave "${column}" out of the features`, edits }] : [],
      };
    }
  }),
});
