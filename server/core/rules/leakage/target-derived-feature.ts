import { defineRule } from "../../engine/rule.ts";
import { derivedTargets } from "../../facts/python/derivedTargets.ts";
import { leaveOut } from "../../facts/python/fixes/leaveOut.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const targetDerivedFeature = defineRule({
  id: "target-derived-feature",
  summary: "A feature was computed from the target, or the target from the features",
  severity: "error",
  languages: ["python"],
  references: ["https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { fit, features, target, way } of derivedTargets(program)) {
      const named = features.map((name) => `"${name}"`).join(" and ");
      const what = way === "feature" ? `the column ${named}, which was computed from the target "${target}"` : `${named}, from which the target was computed`;
      const edits = leaveOut(program, fit, features);
      yield {
        at: placeOf(fit.node?.callee ?? fit.at),
        message: `\`${fit.of ?? "The features"}\` holds ${what}, so the model only has to reckon backwards. A new row will not have it: leave it out with \`drop(columns=[${named.replaceAll(" and ", ", ")}])\`.`,
        leakage: { type: "target", fit: placeOf(fit.statement) },
        related: judgedAt(program, fit),
        fixes: edits ? [{ title: `Leave ${named} out of the features`, edits }] : [],
      };
    }
  }),
});
