import { defineRule } from "../../engine/rule.ts";
import { adaptedOnAll } from "../../facts/python/adaptedOnAll.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const adaptOnAll = defineRule({
  id: "adapt-on-all",
  summary: "A Keras layer is adapted to rows that are later split off to test the model",
  severity: "hint",
  strict: "info",
  languages: ["python"],
  references: ["https://keras.io/guides/preprocessing_layers/"],
  fix: "none",

  check: inProgram(function* (program) {
    for (const { fit, role, split } of adaptedOnAll(program)) {
      const callee = fit.node?.callee;
      const layer = callee?.type === "attribute" && callee.value.type === "name" ? callee.value.name : fit.api.replace(/^.*\./, "");
      yield {
        at: placeOf(callee ?? fit.at),
        message: `\`${layer}\` is adapted to ${fit.of === undefined ? "all rows" : `\`${fit.of}\``} before the split, so it knows the rows that test the model. Split first, and adapt the layer to the training rows.`,
        related: [{ at: split.at, message: "The rows are split here." }],
        ...(role === "vocabulary" ? {} : { severity: "info" as const }),
        leakage: { type: "preprocessing", fit: placeOf(fit.statement), split: placeOf(split.statement) },
      };
    }
  }),
});
