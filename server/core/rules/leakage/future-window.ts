import { defineRule, type Fix } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { keywordOf, removeArgument } from "../../facts/python/edits.ts";
import { futureFeatures } from "../../facts/python/futureFeatures.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { contains, type Span } from "../../text/span.ts";
import { judgedAt } from "../../facts/python/judgedAt.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const futureWindow = defineRule({
  id: "future-window",
  summary: "A feature is averaged over rows before and after",
  severity: "warning",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.rolling.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { taint, fit, column } of futureFeatures(program)) {
      if (taint.source !== "rolling") continue;
      yield {
        at: placeOf(taint.at),
        message: `"${column}" is computed over a centred window, so each row holds something of later rows, which the model will not have when it is used. Use a trailing window: leave \`center\` out.`,
        related: [{ at: fit.at, message: "The model is fitted with it here." }, ...judgedAt(program, fit)],
        fixes: fixesFor(program.document, taint.at),
        leakage: { type: "time", fit: placeOf(fit.statement) },
      };
    }
  }),
});

/** The window that ends at its row. */
function fixesFor(document: Document, window: Span): readonly Fix[] {
  const call = callsOf(document).find(({ whole, name }) => name.endsWith("rolling") && contains(window, whole));
  const centre = call && keywordOf(call, "center");
  return centre ? [{ title: "Let the window end at its row", edits: [removeArgument(document, call, centre)] }] : [];
}
