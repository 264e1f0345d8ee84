import { defineRule } from "../../engine/rule.ts";
import { preparedForFolds } from "../../facts/python/crossValidated.ts";
import { pipelineForFolds } from "../../facts/python/fixes/pipelineForFolds.ts";
import type { TaintKind } from "../../facts/python/flow/value.ts";
import { learnerOf } from "../../facts/python/learner.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

/** How bad it is when this was learned from all folds; what is not named here hardly matters. */
const SEVERITIES: Readonly<Partial<Record<TaintKind, "error" | "info">>> = { selection: "error", supervised: "error", statistic: "info", imputation: "info", decomposition: "info", arithmetic: "info" };

export const preprocessOutsideCv = defineRule({
  id: "preprocess-outside-cv",
  summary: "Something is learned from all rows before cross-validation splits them",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#data-leakage", "https://scikit-learn.org/stable/modules/compose.html#pipeline"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const found of preparedForFolds(program)) {
      const { taint, statement, name, at: folds, search } = found;
      const severity = SEVERITIES[taint.kind];
      if (!severity || (search && severity === "info")) continue;
      const { name: learner, of, at } = learnerOf(program, taint);
      const edits = pipelineForFolds(program.document, found);
      yield {
        at,
        message: `\`${learner}\` learns from ${of}, and then \`${name}\` splits the same rows into folds, so each fold is judged by what was learned from it. Put both into a pipeline and hand over the raw rows.`,
        severity,
        related: [{ at: folds, message: "The rows are split into folds here." }],
        fixes: edits ? [{ title: "Put both into a pipeline and hand over the raw rows", edits }] : [],
        leakage: { type: "preprocessing", fit: placeOf(statement), evaluate: placeOf(statement) },
      };
    }
  }),
});
