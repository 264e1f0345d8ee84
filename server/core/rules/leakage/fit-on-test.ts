import { defineRule, type Fix } from "../../engine/rule.ts";
import type { Role } from "../../facts/python/tables/estimators.ts";
import { testFitsOf, type TestFit } from "../../facts/python/testFits.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

const TRANSFORMERS: ReadonlySet<Role> = new Set(["vocabulary", "statistic", "decomposition", "selection", "supervised"]);

export const fitOnTest = defineRule({
  id: "fit-on-test",
  summary: "A transformer is fitted on the test rows instead of only transforming them",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const found of testFitsOf(program)) {
      const { fit, role } = found.event;
      const callee = fit.node?.callee;
      if (callee?.type !== "attribute" || !TRANSFORMERS.has(role)) continue;
      const owner = callee.value.type === "name" ? callee.value.name : fit.api.replace(/^.*\./, "");
      const shown = {
        at: placeOf(callee),
        message: `\`${owner}\` is fitted on the test rows \`${fit.of ?? "here"}\`, so they are measured by another yardstick than the training rows and the score is not to be trusted. Call \`transform\` with what was learned from the training rows.`,
        ...(role === "supervised" || role === "selection" ? { severity: "error" as const } : {}),
        ...(found.split ? { related: [{ at: found.split.at, message: "The rows are split here." }] } : {}),
        fixes: fixesFor(found),
      };
      const split = found.split ? { split: placeOf(found.split.statement) } : {};
      const spoils = role === "vocabulary" ? [] : found.spoils;
      if (spoils.length === 0) yield { ...shown, leakage: { type: "preprocessing", fit: placeOf(fit.statement), ...split } };
      for (const spoiled of spoils) yield { ...shown, leakage: { type: "preprocessing", fit: placeOf(spoiled.fit.statement), evaluate: placeOf(spoiled.evaluation.statement), ...split } };
    }
  }),
});

/** Only where the same transformer has learned from the training rows before. */
function fixesFor({ event, again }: TestFit): readonly Fix[] {
  const callee = event.fit.node?.callee;
  if (!again || event.method !== "fit_transform" || callee?.type !== "attribute") return [];
  return [{ title: "Only transform the test rows", edits: [{ span: placeOf(callee.name), text: "transform" }] }];
}
