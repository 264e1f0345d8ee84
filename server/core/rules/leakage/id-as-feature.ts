import { defineRule } from "../../engine/rule.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { leaveOut } from "../../facts/python/fixes/leaveOut.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

/** Names that number rows or things and say nothing of them. */
const IDENTIFIER = /^(id|ids|uuid|guid|index|row_?(id|number|nr)|.+[_ ](id|uuid|guid)|[a-z]+I[dD]|Unnamed: 0)$/;

export const idAsFeature = defineRule({
  id: "id-as-feature",
  summary: "A column that only numbers the rows is among the features",
  severity: "hint",
  languages: ["python"],
  references: ["https://doi.org/10.1145/2020408.2020496"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const reported = new Set<string>();
    for (const event of flowOf(program).events) {
      if (event.type !== "fit" || (event.role !== "model" && event.role !== "search") || !event.fit.labelled || /pipeline/i.test(event.fit.api)) continue;
      const { fit } = event;
      const named = fit.columns.only?.find((column) => IDENTIFIER.test(column));
      if (named === undefined || fit.columns.only?.length === 1 || reported.has(named)) continue;
      reported.add(named);
      const edits = leaveOut(program, fit, [named]);
      yield {
        at: placeOf(fit.node?.callee ?? fit.at),
        message: `\`${fit.of ?? "The features"}\` holds the column "${named}". A number that only tells rows apart says nothing of new ones, and where numbers were dealt in order of time or place it gives the answer away. Leave it out unless it means something.`,
        related: judgedAt(program, fit),
        fixes: edits ? [{ title: `Leave "${named}" out of the features`, edits }] : [],
      };
    }
  }),
});
