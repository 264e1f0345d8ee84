import { defineRule } from "../../engine/rule.ts";
import { carveValidation } from "../../facts/python/fixes/carveValidation.ts";
import { watchedTests } from "../../facts/python/watchedTests.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { contains } from "../../text/span.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

export const earlyStoppingOnTest = defineRule({
  id: "early-stopping-on-test",
  summary: "Training is stopped or steered by the rows that test the model",
  severity: "warning",
  languages: ["python"],
  references: ["https://arxiv.org/abs/2604.04199", "https://keras.io/api/callbacks/early_stopping/"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const { fit, watched, evaluation } of watchedTests(program)) {
      const what = watched.chooses
        ? "stops or keeps its best state by them, so they took part in training and the score is too good"
        : "is watched on them while it learns; whoever then turns a knob has used them up";
      const value = fit.node?.arguments.find((argument) => contains(argument, watched.at))?.value;
      const edits = fit.node && value && carveValidation(program.document, fit.node, value);
      yield {
        at: watched.at,
        message: `\`${watched.of ?? "These rows"}\` also tests the model later: training ${what}. Carve a validation set out of the training rows for this.`,
        related: [{ at: evaluation.at, message: "The model is tested on the same rows here." }],
        ...(watched.chooses ? {} : { severity: "hint" as const }),
        fixes: edits ? [{ title: "Carve a validation set out of the training rows", edits }] : [],
        leakage: { type: watched.chooses ? "selection" : "multi-test", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement) },
      };
    }
  }),
});
