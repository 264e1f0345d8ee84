import { defineRule } from "../../engine/rule.ts";
import { futureFeatures } from "../../facts/python/futureFeatures.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const futureWindow = defineRule({
  id: "future-window",
  summary: "A feature is averaged over rows before and after",
  severity: "warning",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.rolling.html"],
  fix: "none",

  *check(document) {
    for (const { taint, fit, column } of futureFeatures(document)) {
      if (taint.source !== "rolling") continue;
      yield {
        at: placeOf(taint.at),
        message: `"${column}" is computed over a centred window, so each row holds something of later rows, which the model will not have when it is used. Use a trailing window: leave \`center\` out.`,
        related: [{ at: fit.at, message: "The model is fitted with it here." }],
        leakage: { type: "time", fit: placeOf(fit.statement) },
      };
    }
  },
});
