import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const groupColumnRandomSplit = defineRule({
  id: "group-column-random-split",
  summary: "Several rows belong to one patient, user or the like, and the split deals them out at random",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-iterators-for-grouped-data", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "none",

  check: inProgram(function* (program) {
    if (callsOf(program.document).some(({ name }) => /(^|\.)\w*Group\w*(Fold|Split|Out)$/.test(name))) return;
    const seen = new Set<number>();
    for (const event of flowOf(program).events) {
      if (event.type !== "split" || !event.notes?.repeats || seen.has(event.at.start) || event.node?.arguments.some(({ name, value }) => name === "shuffle" && value.type === "false")) continue;
      seen.add(event.at.start);
      const { column, at } = event.notes.repeats;
      yield {
        at: placeOf(event.node?.callee ?? event.at),
        message: `Several rows of \`${event.of ?? "the table"}\` share one "${column}", and this split deals them out at random, so the model is tested on whom it knows from training. If it is to work for others, keep the rows of each together: \`GroupShuffleSplit\` or \`GroupKFold\` with \`groups=\` that column.`,
        related: [{ at, message: "Here rows are taken together by this column." }],
        leakage: { type: "group", split: placeOf(event.statement) },
      };
    }
  }),
});
