import type { Values } from "./pixels.ts";

/** A line of a chart over several. */
export interface Line extends Values {
  readonly label: string;
  /** Its place among the colours. */
  readonly place: number;
  /** What `y` was before it was smoothed; drawn faintly under it. */
  readonly raw?: Float64Array;
  /** How far what it stands for reaches, drawn as a band. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
}
