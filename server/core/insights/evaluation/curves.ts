import type { ScoresReport } from "./report.ts";

type Points = readonly (readonly [x: number, y: number])[];

/** False against true positive rate, from (0, 0) to (1, 1). */
export function rocPoints({ steps, positives, negatives }: ScoresReport): Points {
  return [[0, 0], ...steps.map(({ truePositives, falsePositives }) => [falsePositives / Math.max(1, negatives), truePositives / Math.max(1, positives)] as const)];
}

/** Recall against precision, with rising recall. */
export function precisionRecallPoints({ steps, positives }: ScoresReport): Points {
  return steps.map(({ truePositives, falsePositives }) => [truePositives / Math.max(1, positives), truePositives / (truePositives + falsePositives)] as const);
}
