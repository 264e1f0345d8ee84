import { defineRule } from "../../engine/rule.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { isHeldOut } from "../../facts/python/heldOut.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Attribute } from "../../syntax/python/expressionTree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";

export const bestScoreReported = defineRule({
  id: "best-score-reported",
  summary: "The best score of a search is the only score there is",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/auto_examples/model_selection/plot_nested_cross_validation_iris.html", "https://www.jmlr.org/papers/v11/cawley10a.html"],
  fix: "none",

  check: inProgram(function* (program) {
    const { events } = flowOf(program);
    const searched = events.some((event) => event.type === "fit" && event.role === "search");
    if (!searched || events.some((event) => event.type === "crossValidation" || event.type === "split" || (event.type === "evaluation" && isHeldOut(event)))) return;
    const scores: Attribute[] = [];
    walk(moduleOf(program.document).body, (node) => {
      if (node.type === "attribute" && node.name.name === "best_score_") scores.push(node);
      return true;
    });
    const last = scores.at(-1);
    if (!last) return;
    yield {
      at: placeOf(last),
      message: "`best_score_` is the best of all the settings that were tried, so it is a little too good, and there is no other score here. Judge the search by rows that it has not seen: split some off before, or hand the search to `cross_val_score`.",
    };
  }),
});
