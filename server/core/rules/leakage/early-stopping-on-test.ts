import { defineRule } from "../../engine/rule.ts";
import { carveForFit } from "../../facts/python/fixes/carveValidation.ts";
import { watchedTests } from "../../facts/python/watchedTests.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const earlyStoppingOnTest = defineRule({
  id: "early-stopping-on-test",
  summary: "Training is stopped or steered by the rows that test the model",
  severity: "error",
  languages: ["python"],
  references: ["https://arxiv.org/abs/2604.04199", "https://keras.io/api/callbacks/early_stopping/"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { fit, watched, evaluation, validation } of watchedTests(program)) {
      if (watched.keeps === true || (validation && !watched.chooses)) continue;
      const what = watched.chooses
        ? "is steered or stopped by them, so they took part in it and the score is too good"
        : "is watched on them while it learns; whoever then turns a knob has used them up";
      const edits = carveForFit(program.document, fit, watched);
      yield {
        at: watched.at,
        message: `\`${watched.of ?? "These rows"}\` also tests the model later: training ${what}. Carve a validation set out of the training rows for this.`,
        related: [{ at: fit.at, message: "The model is trained here." }, { at: evaluation.at, message: "The model is tested on the same rows here." }],
        ...(!watched.chooses ? { severity: "hint" as const } : validation ? { severity: "warning" as const } : {}),
        fixes: edits ? [{ title: "Carve a validation set out of the training rows", edits }] : [],
        leakage: { type: watched.chooses ? "selection" : "multi-test", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement) },
      };
    }
  }),
});
