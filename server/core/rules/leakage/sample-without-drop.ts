import { defineRule } from "../../engine/rule.ts";
import { dropSample } from "../../facts/python/fixes/dropSample.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const sampleWithoutDrop = defineRule({
  id: "sample-without-drop",
  summary: "A sample for training is not taken out of the test rows",
  severity: "error",
  languages: ["python"],
  references: ["https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.sample.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "sample") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      const edits = dropSample(program, trained, overlap.evaluation);
      yield {
        ...shown,
        message: `\`${trained}\` is a sample of the rows that \`${model}\` is judged on here, so part of \`${rows}\` was seen in training. Test on what is left: drop the index of the sample.`,
        fixes: edits ? [{ title: "Test on the rows that the sample left", edits }] : [],
      };
    }
  }),
});
