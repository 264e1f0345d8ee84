/** What a person set in a view with a graph; it survives while the page is hidden. */
export interface GraphViewState {
  /** 1 is as drawn; until a person chooses, the graph is as wide as its window where it can still be read. */
  readonly zoom?: number;
}

export const freshState: GraphViewState = {};

/** Smaller text than that is for looking at the whole, not for reading. */
export const LEAST_READABLE = 0.65;

const ZOOMS: readonly number[] = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];

/** The next zoom in a direction; the last where there is none. */
export function zoomed(zoom: number, direction: 1 | -1): number {
  const steps = direction > 0 ? ZOOMS : ZOOMS.toReversed();
  return steps.find((step) => (step - zoom) * direction > 1e-6) ?? zoom;
}
