import type { Cells, RunKey } from "./table.ts";

/** Numbers as base64 of little-endian doubles: half the size of JSON, and NaN and infinities survive. */
export type Packed = string;

/** All steps, or where they are evenly apart their start and distance, which spares half of what a curve weighs. */
export type PackedSteps = Packed | { readonly from: number; readonly by: number };

/** Cells on their way to the view. */
export type PackedCells = { readonly kind: "numbers"; readonly values: Packed; readonly places?: readonly number[] } | Extract<Cells, { readonly kind: "texts" }>;

/** A metric's curve on its way to the view, one number per point in each of the columns. */
export interface PackedCurve extends RunKey {
  readonly steps: PackedSteps;
  /** Milliseconds since 1970, UTC; only where it was asked for. */
  readonly times?: Packed;
  readonly values: Packed;
  /** The curve has more points: these are the first, last, lowest and highest of each stretch, and what is not finite. */
  readonly reduced?: true;
  /** Lines of the file that made no sense. */
  readonly problem?: string;
}
