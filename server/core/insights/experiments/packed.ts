import type { Cells, RunKey } from "./table.ts";

/** Numbers as base64 of little-endian doubles: half the size of JSON, and NaN and infinities survive. */
export type Packed = string;

/** Cells on their way to the view. */
export type PackedCells = { readonly kind: "numbers"; readonly values: Packed; readonly places?: readonly number[] } | Extract<Cells, { readonly kind: "texts" }>;

/** A metric's curve on its way to the view, one number per point in each of the columns. */
export interface PackedCurve extends RunKey {
  readonly steps: Packed;
  /** Milliseconds since 1970, UTC; only where it was asked for. */
  readonly times?: Packed;
  readonly values: Packed;
  /** Lines of the file that made no sense. */
  readonly problem?: string;
}
