import { defineRule } from "../../engine/rule.ts";
import { carveForFit } from "../../facts/python/fixes/carveValidation.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { watchedTests } from "../../facts/python/watchedTests.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const checkpointOnTest = defineRule({
  id: "checkpoint-on-test",
  summary: "The state of the model that is kept is the one that does best on the test rows",
  severity: "error",
  languages: ["python"],
  references: ["https://keras.io/api/callbacks/model_checkpoint/", "https://arxiv.org/abs/2604.04199"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { fit, watched, evaluation, validation } of watchedTests(program)) {
      if (watched.keeps !== true) continue;
      const edits = carveForFit(program.document, fit, watched);
      yield {
        at: watched.at,
        message: `Of all the states that the model went through, the one that does best on \`${watched.of ?? "these rows"}\` is kept, and the same rows test it later: the luckiest state wins, and its score is too good. Choose the state by a validation set that is carved out of the training rows.`,
        related: [{ at: fit.at, message: "The model is trained here." }, { at: evaluation.at, message: "It is tested on the same rows here." }],
        ...(validation ? { severity: "warning" as const } : {}),
        fixes: edits ? [{ title: "Carve a validation set out of the training rows", edits }] : [],
        leakage: { type: "selection", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement) },
      };
    }
  }),
});
