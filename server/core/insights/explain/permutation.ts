import { normalQuantile } from "../statistics/normal.ts";
import { seededRandom } from "../statistics/random.ts";
import type { FeatureEffect } from "./report.ts";

/** A model that can be asked: predictions for rows, given the columns by their names. */
export interface AskedModel {
  readonly features: readonly ModelFeature[];
  /** A number for each row: what is predicted, or the chance of the last class. */
  readonly predict: (columns: ReadonlyMap<string, FeatureValues>) => Promise<Float64Array>;
  /** How good the predictions are; higher is better. */
  readonly score: (columns: ReadonlyMap<string, FeatureValues>) => Promise<number>;
}

export type FeatureValues = readonly (number | string)[];

export interface ModelFeature {
  readonly name: string;
  readonly values: FeatureValues;
}

const REPEATS = 5;
const GRID = 100;
const Z95 = normalQuantile(0.975);

/**
 * By how much the score falls when a column is shuffled, as scikit-learn's `permutation_importance` with five repeats (Breiman (2001), Machine Learning 45),
 * and its partial dependence, as `partial_dependence` with `method="brute"` (Friedman (2001), Annals of Statistics 29). The interval is that of the mean over the repeats.
 */
export async function explainModel({ features, predict, score }: AskedModel, progress: (done: number, feature: string) => void = () => undefined, repeats = REPEATS): Promise<{ readonly baseline: number; readonly effects: readonly FeatureEffect[] }> {
  const columns = new Map(features.map(({ name, values }) => [name, values]));
  const baseline = await score(columns);
  const random = seededRandom(features[0]?.values.length ?? 0);
  const effects: FeatureEffect[] = [];
  for (const [place, { name, values }] of features.entries()) {
    progress(place, name);
    const drops: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) drops.push(baseline - (await score(new Map([...columns, [name, shuffled(values, random)]]))));
    const importance = drops.reduce((sum, drop) => sum + drop, 0) / drops.length;
    const deviation = Math.sqrt(drops.reduce((sum, drop) => sum + (drop - importance) ** 2, 0) / Math.max(1, drops.length - 1));
    const half = (Z95 * deviation) / Math.sqrt(drops.length);
    const partial: (readonly [number, number])[] = [];
    for (const value of gridOf(values)) {
      const predictions = await predict(new Map([...columns, [name, values.map(() => value)]]));
      partial.push([value, predictions.reduce((sum, one) => sum + one, 0) / predictions.length]);
    }
    effects.push({ name, importance, interval: [importance - half, importance + half], points: [], ...(partial.length > 1 && { partial }) });
  }
  return { baseline, effects: effects.toSorted((a, b) => b.importance - a.importance) };
}

function shuffled(values: FeatureValues, random: () => number): FeatureValues {
  const mixed = [...values];
  for (let place = mixed.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [mixed[place], mixed[other]] = [mixed[other] ?? 0, mixed[place] ?? 0];
  }
  return mixed;
}

/** All values where there are few, else a hundred from the 5th to the 95th percentile. Texts have no order, so there is nothing to draw. */
export function gridOf(values: FeatureValues, most = GRID): readonly number[] {
  if (!values.every((value) => typeof value === "number" && !Number.isNaN(value))) return [];
  const sorted = Float64Array.from(values as readonly number[]).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length < most) return distinct;
  const [low, high] = [plotted(sorted, 0.05), plotted(sorted, 0.95)];
  return low === high ? distinct.slice(0, most) : Array.from({ length: most }, (_, place) => low + ((high - low) * place) / (most - 1));
}

/** Cunnane's plotting position, which SciPy's `mquantiles` takes by default. */
function plotted(sorted: Float64Array, share: number): number {
  const place = sorted.length * share + 0.4 + share * 0.2;
  const below = Math.floor(Math.min(sorted.length - 1, Math.max(1, place)));
  const part = Math.min(1, Math.max(0, place - below));
  return (1 - part) * (sorted[below - 1] ?? 0) + part * (sorted[below] ?? 0);
}
