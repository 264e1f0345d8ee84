import { normalSurvival } from "./normal.ts";
import { seededRandom } from "./random.ts";

/**
 * Whether paired differences have a mean other than zero, two-sided: the share of random turns of their signs that give a mean as far from zero; Fisher
 * (1935), “The Design of Experiments”, 21. Beyond two thousand pairs the normal distribution gives the same.
 */
export function signFlipTest(differences: Float64Array): number {
  const count = differences.length;
  const sum = differences.reduce((all, one) => all + one, 0);
  const squares = differences.reduce((all, one) => all + one * one, 0);
  if (count < 2 || squares === 0) return 1;
  if (count > MOST_TURNED) return Math.min(1, 2 * normalSurvival(Math.abs(sum) / Math.sqrt(squares)));
  const random = seededRandom(count);
  let extreme = 1;
  for (let turn = 0; turn < TURNS; turn += 1) {
    let turned = 0;
    for (const one of differences) turned += random() < 0.5 ? one : -one;
    // Rounding must not decide between turns that are equal.
    if (Math.abs(turned) >= Math.abs(sum) * (1 - 1e-12)) extreme += 1;
  }
  return extreme / (TURNS + 1);
}

const MOST_TURNED = 2000;
const TURNS = 4999;
