import { defineRule } from "../../engine/rule.ts";
import { describedLeaks, placesOf } from "../../facts/python/leaks.ts";
import { isOverTime } from "../../facts/python/overTime.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const groupAggregateOverTime = defineRule({
  id: "group-aggregate-over-time",
  summary: "A statistic of each group over all dates is a feature, and the test rows are the later ones",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/auto_examples/applications/plot_cyclical_feature_engineering.html", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { leak, name, of, shown } of describedLeaks(program, ["arithmetic"], false)) {
      if (!isOverTime(program, leak)) continue;
      yield {
        ...shown,
        message: `\`${name}\` summarises each group of ${of} over all dates, and training and test rows are told apart by time: the training rows hold something of the time that the model is to foretell. Let each row see only what came before it, as \`.transform(lambda past: past.shift().expanding().mean())\` on rows in order of time does.`,
        leakage: { type: "preprocessing", ...placesOf(leak) },
      };
    }
  }),
});
