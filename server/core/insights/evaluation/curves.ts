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

/** The share of rows that score highest against the share of all positives that are among them, from (0, 0) to (1, 1). */
export function gainPoints({ steps, positives, negatives }: ScoresReport): Points {
  const all = Math.max(1, positives + negatives);
  return [[0, 0], ...steps.map(({ truePositives, falsePositives }) => [(truePositives + falsePositives) / all, truePositives / Math.max(1, positives)] as const)];
}

/** The share of rows that score highest against how many times as frequent positives are among them as in all rows. */
export function liftPoints({ steps, positives, negatives }: ScoresReport): Points {
  const all = positives + negatives;
  const share = positives / Math.max(1, all);
  return share === 0 ? [] : steps.map(({ truePositives, falsePositives }) => [(truePositives + falsePositives) / all, truePositives / (truePositives + falsePositives) / share] as const);
}
