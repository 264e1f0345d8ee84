import { defineRule } from "../../engine/rule.ts";
import { choiceIn } from "../../facts/python/choices.ts";
import { isValidation, reusedTestSets, type TestSet } from "../../facts/python/heldOut.ts";
import type { Span } from "../../text/span.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { holdOut } from "../../facts/python/fixes/holdOut.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const multiTest = defineRule({
  id: "multi-test",
  summary: "Several models are judged by the same test rows",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const choice = choiceIn(program.document);
    for (const set of reusedTestSets(program)) {
      const { of, uses } = set;
      const edits = holdOut(program, set);
      const last = uses.at(-1);
      if (!last) continue;
      const chosen = choice && choice.start > last.evaluation.at.start && !isValidation(of);
      yield {
        at: placeOf(last.evaluation.node.callee),
        message: `${uses.length} models are judged by ${of === undefined ? "the same test rows" : `\`${of}\``}${chosen ? ", and the best is chosen" : ""}. The winner's score is then too good, for it was chosen with these rows. Choose by cross-validation or by a validation set, and keep the test rows for one last look.`,
        related: [...placesIn(uses).map((at) => ({ at, message: "A model is judged by these rows." })), ...(chosen ? [{ at: choice, message: "The choice is made here." }] : [])],
        ...(chosen ? { severity: "warning" as const } : {}),
        fixes: edits ? [{ title: "Hold out a validation set, and keep the test rows for the end", edits }] : [],
        leakage: { type: "multi-test", fit: placeOf(last.fit.statement), evaluate: placeOf(last.evaluation.statement) },
      };
    }
  }),
});

/** A loop judges several models in one place: it is shown once. */
function placesIn(uses: TestSet["uses"]): readonly Span[] {
  const places = new Map(uses.map(({ evaluation }) => [evaluation.at.start, evaluation.at]));
  return [...places.values()].slice(0, 5);
}
