import type { Span } from "../../../text/span.ts";

/** Where the analysis of a program left off, so that leaks may be missed. */
export interface Bounds {
  /** The statement before which the steps were used up. */
  readonly steps?: Span;
  /** A call that lies too deep to be followed; what it gives is taken for unknown. */
  readonly depth?: Span;
}

/** Calls within calls that are followed. */
export const MOST_DEPTH = 7;

/** A notebook of 400 lines takes a few thousand steps. The longer a text, the more it may ask for; a loop of calls is cut off. */
export const stepsFor = (characters: number): number => 150_000 + Math.ceil(characters / 2);
