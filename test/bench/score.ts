/** Outcomes of a yes-or-no finder against labels. */
export interface Tally {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  readonly quiet: number;
}

export function tally(outcomes: readonly { readonly expected: boolean; readonly found: boolean }[]): Tally {
  const count = (expected: boolean, found: boolean): number => outcomes.filter((one) => one.expected === expected && one.found === found).length;
  return { hits: count(true, true), misses: count(true, false), falseAlarms: count(false, true), quiet: count(false, false) };
}

/** Precision, recall and F1 with 95 % Wilson intervals, on one line. */
export function scoreLine({ hits, misses, falseAlarms, quiet }: Tally): string {
  const precision = share(hits, hits + falseAlarms);
  const recall = share(hits, hits + misses);
  const f1 = hits === 0 ? 0 : (2 * hits) / (2 * hits + falseAlarms + misses);
  return `P ${precision}  R ${recall}  F1 ${f1.toFixed(3)}  (${hits} hits, ${misses} missed, ${falseAlarms} false alarms, ${quiet} rightly quiet)`;
}

function share(part: number, whole: number): string {
  if (whole === 0) return "   –              ";
  const { low, high } = wilson(part, whole);
  return `${(part / whole).toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

/** The score interval of Wilson (1927), which stays inside 0 to 1 and holds for few cases: `part` of `whole`, both counts. */
export function wilson(part: number, whole: number, z = 1.96): { readonly low: number; readonly high: number } {
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const reach = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
