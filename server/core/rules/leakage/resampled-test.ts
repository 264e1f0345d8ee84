import { defineRule, type Fix } from "../../engine/rule.ts";
import { deletion, standsAlone, textOf } from "../../facts/python/fixes/lines.ts";
import { placeIn } from "../../facts/python/fixes/names.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { testFitsOf, type TestFit } from "../../facts/python/testFits.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const resampledTest = defineRule({
  id: "resampled-test",
  summary: "The test rows are resampled before the model is judged by them",
  severity: "error",
  languages: ["python"],
  references: ["https://imbalanced-learn.org/stable/common_pitfalls.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const { events } = flowOf(program);
    for (const found of testFitsOf(program)) {
      const { fit, role } = found.event;
      if (role !== "sampler" || !fit.node) continue;
      const judged = events.find((event) => event.type === "evaluation" && event.taints.some((taint) => taint.kind === "duplicate" && taint.at.start === fit.at.start));
      if (judged?.type !== "evaluation") continue;
      yield {
        at: placeOf(fit.node.callee),
        message: `\`${fit.of ?? "The test rows"}\` are resampled, so the model is judged by rows and a mix of classes that do not exist outside. Resample the training rows only, and leave the test rows as they came.`,
        related: [{ at: judged.at, message: "The model is judged by the resampled rows here." }],
        leakage: { type: "overlap", fit: placeOf(fit.statement), evaluate: placeOf(judged.statement), ...(found.split ? { split: placeOf(found.split.statement) } : {}) },
        fixes: fixesFor(program.document, found),
      };
    }
  }),
});

/** Only where the statement gives the same names back, so that without it they are what they were. */
function fixesFor(document: Document, { event }: TestFit): readonly Fix[] {
  const call = event.fit.node;
  const statement = call && placeIn(document, call)?.statement;
  if (!call || statement?.type !== "assign" || statement.value !== call || statement.targets.length !== 1 || !standsAlone(document, statement)) return [];
  const [target] = statement.targets;
  const given = call.arguments.map((argument) => textOf(document, argument)).join();
  const taken = target?.type === "tuple" ? target.items.map((item) => textOf(document, item)).join() : "";
  return given === taken ? [{ title: "Leave the test rows as they are", edits: [deletion(document, statement)] }] : [];
}
