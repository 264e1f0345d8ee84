import { forEachStep } from "./steps.ts";

export interface Energy {
  /** √(2 ∫ (F - G)²), as SciPy's `energy_distance`; the unit is the root of that of the values. */
  readonly distance: number;
  /** What it is on average for samples of these sizes when nothing changed, by the pooled distribution. */
  readonly noise: number;
}

/** Energy distance of two sorted, non-empty samples of finite numbers. Székely & Rizzo (2013), “Energy statistics”, Journal of Statistical Planning and Inference 143. */
export function energyDistance(first: Float64Array, second: Float64Array): Energy {
  const [n, m] = [first.length, second.length];
  let [squares, noise] = [0, 0];
  forEachStep(first, second, ({ firstUpTo, secondUpTo, gap }) => {
    const distance = firstUpTo / n - secondUpTo / m;
    squares += distance * distance * gap;
    const pooled = (firstUpTo + secondUpTo) / (n + m);
    noise += pooled * (1 - pooled) * (1 / n + 1 / m) * gap;
  });
  return { distance: Math.sqrt(2 * squares), noise: Math.sqrt(2 * noise) };
}
