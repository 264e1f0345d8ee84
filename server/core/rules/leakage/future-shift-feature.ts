import { defineRule } from "../../engine/rule.ts";
import { futureFeatures } from "../../facts/python/futureFeatures.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

const SHIFTING = new Set(["shift", "diff", "pct_change"]);

export const futureShiftFeature = defineRule({
  id: "future-shift-feature",
  summary: "A feature is taken from a later row",
  severity: "error",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.shift.html"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { taint, fit, column } of futureFeatures(program)) {
      if (!SHIFTING.has(taint.source)) continue;
      yield {
        at: placeOf(taint.at),
        message: `"${column}" holds values of later rows (\`${taint.source}\` with a negative number) and is a feature of the model, which will not have them when it is used. Shift forward, or keep it as the target only.`,
        related: [{ at: fit.at, message: "The model is fitted with it here." }],
        leakage: { type: "time", fit: placeOf(fit.statement) },
      };
    }
  }),
});
