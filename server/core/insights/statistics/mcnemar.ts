import { logGamma } from "./gamma.ts";

/**
 * Whether one of two classifiers is right more often on the same rows, from the rows that only one gets right: a two-sided sign test, exact. McNemar
 * (1947), Psychometrika 12. Where both are right or wrong together on every row the chance is 1.
 */
export function mcNemarTest(onlyFirst: number, onlySecond: number): number {
  const all = onlyFirst + onlySecond;
  if (all === 0) return 1;
  const least = Math.min(onlyFirst, onlySecond);
  const logChance = (count: number): number => logGamma(all + 1) - logGamma(count + 1) - logGamma(all - count + 1) - all * Math.LN2;
  let tail = 0;
  // From the largest term downwards, until terms no longer count.
  for (let count = least; count >= 0; count -= 1) {
    const term = Math.exp(logChance(count));
    tail += term;
    if (term < tail * 1e-17) break;
  }
  return Math.min(1, 2 * tail);
}
