import type { Figure } from "./report.ts";

export const defined = (value: number): Figure => ({ value });
export const undefinedBecause = (reason: string): Figure => ({ undefinedBecause: reason });
export const valueOf = (figure: Figure): number | undefined => ("value" in figure ? figure.value : undefined);

/** A quotient, or why there is none. */
export const ratio = (part: number, whole: number, reason: string): Figure => (whole === 0 ? undefinedBecause(reason) : defined(part / whole));

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
