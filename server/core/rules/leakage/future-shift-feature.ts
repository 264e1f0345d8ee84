import { defineRule } from "../../engine/rule.ts";
import { futureFeatures } from "../../facts/python/futureFeatures.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { leaveOut } from "../../facts/python/fixes/leaveOut.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

const SHIFTING = new Set(["shift", "diff", "pct_change"]);

export const futureShiftFeature = defineRule({
  id: "future-shift-feature",
  summary: "A feature is taken from a later row",
  severity: "error",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.shift.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { taint, fit, column } of futureFeatures(program)) {
      if (!SHIFTING.has(taint.source)) continue;
      const edits = leaveOut(program, fit, [column]);
      yield {
        at: placeOf(taint.at),
        message: `"${column}" holds values of later rows (\`${taint.source}\` with a negative number) and is a feature of the model, which will not have them when it is used. Shift forward, or keep it as the target only.`,
        related: [{ at: fit.at, message: "The model is fitted with it here." }, ...judgedAt(program, fit)],
        leakage: { type: "time", fit: placeOf(fit.statement) },
        fixes: edits ? [{ title: `Leave "${column}" out of the features`, edits }] : [],
      };
    }
  }),
});
