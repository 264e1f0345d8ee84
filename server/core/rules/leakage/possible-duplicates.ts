import { defineRule, type Fix } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { dropCopies } from "../../facts/python/fixes/dropCopies.ts";
import type { SplitEvent } from "../../facts/python/flow/events.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import type { Program } from "../../facts/python/program/program.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const possibleDuplicates = defineRule({
  id: "possible-duplicates",
  summary: "Tables of several files are put together and split, and nobody looks for rows that are in both",
  severity: "hint",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.drop_duplicates.html", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    if (callsOf(program.document).some(({ name }) => /\.(drop_duplicates|duplicated|unique|dropDuplicates)$/.test(name))) return;
    const seen = new Set<number>();
    for (const event of flowOf(program).events) {
      const appended = event.type === "split" ? event.notes?.appended : undefined;
      if (event.type !== "split" || !appended || seen.has(appended.start) || !holdsBoth(event) || isTestTable(program, appended)) continue;
      seen.add(appended.start);
      yield {
        at: placeOf(appended),
        message: `The tables that are put together here come from several files and are then split as \`${event.of ?? "one"}\`. A row that is in two of them may stand in training and test at once. Look with \`duplicated().sum()\`, and drop copies before the split.`,
        related: [{ at: event.at, message: "The rows are split here." }],
        fixes: fixesFor(program.document, appended),
        leakage: { type: "overlap", split: placeOf(event.statement) },
      };
    }
  }),
});

/** Rows of several files are split, and none of these was taken out again before. */
const holdsBoth = ({ rows }: SplitEvent): boolean => new Set(rows.map(({ origin }) => origin)).size > 1 && rows.every((part) => part.cuts.every((cut) => cut.type === "some" && cut.most === true));

/** The test file of a competition is there to be prepared alike, and is taken apart again. */
const isTestTable = (program: Program, appended: Span): boolean => /test|unlabel|submi/i.test(flowOf(program).frames.text(appended));

function fixesFor(document: Document, appended: Span): readonly Fix[] {
  const edits = dropCopies(document, appended);
  return edits ? [{ title: "Drop rows that are there twice", edits }] : [];
}
