import { defineRule } from "../../engine/rule.ts";
import { argumentOf } from "../../facts/python/calls.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const shuffledTimeSplit = defineRule({
  id: "shuffled-time-split",
  summary: "Rows in the order of time are split at random",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-of-time-series-data"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const seen = new Set<number>();
    for (const event of flowOf(program).events) {
      if (event.type !== "split" || !event.timed || !event.node || event.notes?.windows || seen.has(event.at.start)) continue;
      if (argumentOf(event.node, "shuffle")?.type === "false" || argumentOf(event.node, "stratify") !== undefined) continue;
      seen.add(event.at.start);
      const last = event.node.arguments.at(-1);
      yield {
        at: placeOf(event.node.callee),
        message: `\`${event.of ?? "These rows"}\` stands in the order of time, and the split shuffles it, so the model is trained on what comes after its test rows. Add \`shuffle=False\`, or cross-validate with \`TimeSeriesSplit\`.`,
        related: [{ at: event.timed, message: "This makes the order of the rows matter." }],
        leakage: { type: "time", split: placeOf(event.statement) },
        fixes: last && argumentOf(event.node, "shuffle") === undefined ? [{ title: "Split without shuffling", edits: [{ span: { start: last.end, end: last.end }, text: ", shuffle=False" }] }] : [],
      };
    }
  }),
});
