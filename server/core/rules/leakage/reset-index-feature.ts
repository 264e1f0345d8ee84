import { defineRule, type Fix } from "../../engine/rule.ts";
import type { Call } from "../../facts/python/calls.ts";
import { addKeyword } from "../../facts/python/edits.ts";
import { keptIndexes } from "../../facts/python/keptIndexes.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const resetIndexFeature = defineRule({
  id: "reset-index-feature",
  summary: "The old row numbers are left among the features by reset_index",
  severity: "hint",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.reset_index.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { reset, fit } of keptIndexes(program)) {
      yield {
        at: reset.callee,
        message: `\`reset_index\` turns the old row numbers into a column "index", and \`${fit.of ?? "the features"}\` still holds it. Where the rows stood in the file by class, place or time, the number gives the answer away. Say \`drop=True\`.`,
        related: [{ at: fit.at, message: "The model is fitted with it here." }, ...judgedAt(program, fit)],
        fixes: fixesFor(reset),
        leakage: { type: "target", fit: placeOf(fit.statement) },
      };
    }
  }),
});

const fixesFor = (reset: Call): readonly Fix[] => (reset.arguments.some(({ name, kind }) => name === "drop" || kind !== "plain") ? [] : [{ title: "Add drop=True", edits: [addKeyword(reset, "drop=True")] }]);
