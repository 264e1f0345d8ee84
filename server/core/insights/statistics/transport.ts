import { forEachStep } from "./steps.ts";

export interface Transport {
  /** How far values must be moved on average to turn one sample into the other, in their own unit: ∫ |F - G|. */
  readonly wasserstein: number;
  /** √(2 ∫ (F - G)²): Székely & Rizzo's energy distance, as SciPy's `energy_distance`; the unit is the root of theirs. */
  readonly energy: number;
  /** What both are on average for samples of these sizes when nothing changed, by the pooled distribution. */
  readonly wassersteinNoise: number;
  readonly energyNoise: number;
}

/** Distances between two sorted, non-empty samples of finite numbers, in one walk. Vallender (1973); Székely & Rizzo (2013), “Energy statistics”. */
export function transport(first: Float64Array, second: Float64Array): Transport {
  const [n, m] = [first.length, second.length];
  let [area, squares, absoluteNoise, squareNoise] = [0, 0, 0, 0];
  forEachStep(first, second, ({ firstUpTo, secondUpTo, gap }) => {
    const distance = firstUpTo / n - secondUpTo / m;
    area += Math.abs(distance) * gap;
    squares += distance * distance * gap;
    const pooled = (firstUpTo + secondUpTo) / (n + m);
    const variance = pooled * (1 - pooled) * (1 / n + 1 / m);
    absoluteNoise += Math.sqrt((2 / Math.PI) * variance) * gap;
    squareNoise += variance * gap;
  });
  return { wasserstein: area, energy: Math.sqrt(2 * squares), wassersteinNoise: absoluteNoise, energyNoise: Math.sqrt(2 * squareNoise) };
}
