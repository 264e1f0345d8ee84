import { defineRule, type Fix } from "../../engine/rule.ts";
import { calibrateInside } from "../../facts/python/fixes/calibrateInside.ts";
import { overlapsOf } from "../../facts/python/overlaps.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import { shownOverlap } from "../../facts/python/shownOverlap.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";

export const calibratedOnTest = defineRule({
  id: "calibrated-on-test",
  summary: "Probabilities are calibrated on the rows that judge them",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/calibration.html#usage"],
  fix: "suggested",

  check: inProgram(function* (program) {
    for (const overlap of overlapsOf(program)) {
      if (overlap.cause !== "calibration") continue;
      const { model, rows, trained, shown } = shownOverlap(program, overlap);
      yield {
        ...shown,
        message: `\`${model}\` learned from \`${trained}\` what its numbers mean, and \`${rows}\` of the same test rows judges them here, so they look better calibrated than they are. Calibrate on rows that are split off for that, or let \`CalibratedClassifierCV\` do it on the training rows.`,
        related: shown.related.map((one, place) => (place === 0 ? { ...one, message: "It is calibrated on the test rows here." } : one)),
        fixes: fixesFor(program.document, overlap.fit.node),
      };
    }
  }),
});

function fixesFor(document: Document, fit: Call | undefined): readonly Fix[] {
  const edits = fit && calibrateInside(document, fit);
  return edits ? [{ title: "Calibrate by cross-validation on the training rows", edits }] : [];
}
