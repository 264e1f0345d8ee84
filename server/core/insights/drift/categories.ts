import { chiSquareTest } from "../statistics/chiSquare.ts";
import { jensenShannon, jensenShannonNoise } from "../statistics/distances.ts";
import { gammaUpper } from "../statistics/gamma.ts";
import type { Effect, TestName } from "./report.ts";
import type { Tested } from "./numbers.ts";

/** How often each category stands on both sides, the most frequent first. */
export interface CategoryTable {
  readonly labels: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

export function categoryTable(reference: ReadonlyMap<string, number>, current: ReadonlyMap<string, number>): CategoryTable {
  const [n, m] = [total(reference), total(current)];
  const share = (label: string): number => (reference.get(label) ?? 0) / n + (current.get(label) ?? 0) / m;
  const shares = new Map([...reference.keys(), ...current.keys()].map((label) => [label, share(label)]));
  const labels = [...shares].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([label]) => label);
  return { labels, reference: labels.map((label) => reference.get(label) ?? 0), current: labels.map((label) => current.get(label) ?? 0) };
}

/** Compares how often each category stands. Both sides hold something. */
export function testCategories({ labels, reference, current }: CategoryTable, test: TestName = "chi-square"): Tested {
  const [n, m] = [sum(reference), sum(current)];
  const value = jensenShannon(reference, current);
  const noise = jensenShannonNoise(labels.length, n, m);
  const effect: Effect = { measure: "jensen-shannon", value, noise, threshold: LARGE_DISTANCE, large: Math.sqrt(Math.max(0, value ** 2 - noise ** 2)) >= LARGE_DISTANCE };
  if (test === "jensen-shannon") {
    const scaled = (8 * Math.LN2 * value ** 2 * n * m) / (n + m);
    const pValue = labels.length < 2 ? 1 : gammaUpper((labels.length - 1) / 2, scaled / 2);
    return { test, statistic: value, pValue, effects: [effect], why: WHY_JENSEN_SHANNON };
  }
  const { statistic, pValue, sparseCells } = chiSquareTest(reference, current);
  const rough = sparseCells > 0.2 * 2 * labels.length ? ` Many categories are rare (${sparseCells} cells expect fewer than five values), so the p-value is rough.` : "";
  return { test: "chi-square", statistic, pValue, effects: [effect], why: WHY_CHI_SQUARE + rough };
}

/** About a change from 50 % to 62 % in one of two categories. */
const LARGE_DISTANCE = 0.1;
const WHY_CHI_SQUARE =
  "This column holds categories. The chi-square test asks whether both data sets draw them with the same frequencies; the Jensen–Shannon distance says how far apart the frequencies are.";
const WHY_JENSEN_SHANNON = "Chosen for this column. The Jensen–Shannon distance says how far apart the frequencies are; its p-value follows from the chi-square distribution.";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const total = (counts: ReadonlyMap<string, number>): number => sum([...counts.values()]);
