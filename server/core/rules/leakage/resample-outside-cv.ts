import { defineRule } from "../../engine/rule.ts";
import { preparedForFolds } from "../../facts/python/crossValidated.ts";
import { pipelineForFolds } from "../../facts/python/fixes/pipelineForFolds.ts";
import { learnerOf } from "../../facts/python/learner.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const resampleOutsideCv = defineRule({
  id: "resample-outside-cv",
  summary: "Rows are resampled before cross-validation splits them",
  severity: "error",
  languages: ["python"],
  references: ["https://imbalanced-learn.org/stable/common_pitfalls.html#data-leakage"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const found of preparedForFolds(program)) {
      const { taint, statement, name, at: folds } = found;
      if (taint.kind !== "duplicate") continue;
      const { name: sampler, of, at } = learnerOf(program, taint);
      const edits = pipelineForFolds(program.document, found);
      yield {
        at,
        message: `\`${sampler}\` resamples ${of}, and then \`${name}\` splits the result into folds, so copies or blends of one row stand in training and test. Put the sampler and the model into imbalanced-learn's \`Pipeline\`.`,
        related: [{ at: folds, message: "The rows are split into folds here." }],
        fixes: edits ? [{ title: "Put both into imbalanced-learn's pipeline and hand over the raw rows", edits }] : [],
        leakage: { type: "overlap", fit: placeOf(statement), evaluate: placeOf(statement) },
      };
    }
  }),
});
