import type { ScoresReport, ThresholdStep } from "../../server/core/insights/evaluation/report.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly threshold?: number;
  /** What a missed positive and a false alarm cost, in any unit. */
  readonly missCost: number;
  readonly alarmCost: number;
  /** How the file is read is unfolded. */
  readonly reading: boolean;
}

export const freshState: ViewState = { missCost: 5, alarmCost: 1, reading: false };

/** What a threshold does to every row. */
export interface Outcome {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly cost: number;
}

/** A threshold above every score comes first: nothing is predicted positive. */
export function outcomes({ steps, positives, negatives }: ScoresReport, { missCost, alarmCost }: ViewState): readonly Outcome[] {
  const above: ThresholdStep = { threshold: Number(((steps[0]?.threshold ?? 1) + 1e-6).toPrecision(7)), truePositives: 0, falsePositives: 0 };
  return [above, ...steps].map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    truePositives,
    falsePositives,
    falseNegatives: positives - truePositives,
    trueNegatives: negatives - falsePositives,
    cost: (positives - truePositives) * missCost + falsePositives * alarmCost,
  }));
}

export function cheapest(all: readonly Outcome[]): Outcome | undefined {
  return all.reduce<Outcome | undefined>((best, one) => (best === undefined || one.cost < best.cost ? one : best), undefined);
}

/** The place among the outcomes whose threshold is nearest. */
export function nearestPlace(all: readonly Outcome[], threshold: number): number {
  return all.reduce((best, { threshold: other }, place) => (Math.abs(other - threshold) < Math.abs((all[best]?.threshold ?? Infinity) - threshold) ? place : best), 0);
}
