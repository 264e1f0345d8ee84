import type { FeatureEffect } from "../../server/core/insights/explain/report.ts";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  readonly feature?: string;
}

export const freshState: ViewState = { filter: "" };

export function shownFeatures(features: readonly FeatureEffect[], { filter }: ViewState): readonly FeatureEffect[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return features.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}
