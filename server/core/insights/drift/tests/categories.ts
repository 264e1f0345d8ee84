import { chiSquareTest } from "../../statistics/chiSquare.ts";
import { normalSurvival } from "../../statistics/normal.ts";
import { TEST_TITLES, type CategoryTest } from "../testNames.ts";
import { shareDistance, type ShareMeasure } from "./shares.ts";
import { asItIs, effectOf, otherOf, type Tested } from "./tested.ts";

/** How often each category stands on both sides, the most frequent first. */
export interface CategoryTable {
  readonly labels: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

export function categoryTable(reference: ReadonlyMap<string, number>, current: ReadonlyMap<string, number>): CategoryTable {
  const [n, m] = [sum([...reference.values()]), sum([...current.values()])];
  const share = (label: string): number => (reference.get(label) ?? 0) / n + (current.get(label) ?? 0) / m;
  const shares = new Map([...reference.keys(), ...current.keys()].map((label) => [label, share(label)]));
  const labels = [...shares].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([label]) => label);
  return { labels, reference: labels.map((label) => reference.get(label) ?? 0), current: labels.map((label) => current.get(label) ?? 0) };
}

/** Compares how often each category stands. Both sides hold something. `threshold` is from where the test's own measure counts as large. */
export function testCategories(table: CategoryTable, test: CategoryTest = "chi-square", threshold?: number): Tested {
  const tested = TESTS[test](table, threshold);
  const besides = MEASURED_TOO.filter((measure) => tested.effects.every((effect) => effect.measure !== measure));
  return { test, ...tested, others: besides.map((measure) => otherOf(measure, shareDistance(measure, table.reference, table.current).value)) };
}

/** Distances that are said besides, whatever the test. */
const MEASURED_TOO = ["jensen-shannon", "psi", "tvd"] as const;

type Test = (table: CategoryTable, threshold: number | undefined) => Omit<Tested, "test" | "others">;

const TESTS: Readonly<Record<CategoryTest, Test>> = {
  "chi-square": ({ labels, reference, current }, threshold) => {
    const { statistic, pValue, sparseCells } = chiSquareTest(reference, current);
    const rough = sparseCells > 0.2 * 2 * labels.length ? ` Many categories are rare (${sparseCells} cells expect fewer than five values), so the p-value is rough.` : "";
    return { statistic, pValue, effects: [shareDistance("jensen-shannon", reference, current, threshold).effect], why: WHY_CHI_SQUARE + rough };
  },
  "jensen-shannon": distance("jensen-shannon"),
  psi: distance("psi"),
  hellinger: distance("hellinger"),
  kl: distance("kl"),
  tvd: distance("tvd"),
  z: zTest,
};

const WHY_CHI_SQUARE =
  "This column holds categories. The chi-square test asks whether both data sets draw them with the same frequencies; the Jensen–Shannon distance says how far apart the frequencies are.";

function distance(measure: ShareMeasure & CategoryTest): Test {
  return ({ reference, current }, threshold) => {
    const { value, effect, pValue } = shareDistance(measure, reference, current, threshold);
    const by = pValue === undefined ? "The p-value is that of the chi-square test." : "Its p-value follows from the chi-square distribution.";
    const why = `Chosen for this column: ${TEST_TITLES[measure]}. It says how far apart the frequencies are. ${by}`;
    return { statistic: value, pValue: pValue ?? chiSquareTest(reference, current).pValue, effects: [effect], why };
  };
}

/** Whether the first of two categories is as frequent on both sides: the pooled test of two proportions, two-sided. */
function zTest({ labels, reference, current }: CategoryTable, threshold: number | undefined): Omit<Tested, "test" | "others"> {
  const [n, m] = [sum(reference), sum(current)];
  const [p, q] = [(reference[0] ?? 0) / n, (current[0] ?? 0) / m];
  const pooled = ((reference[0] ?? 0) + (current[0] ?? 0)) / (n + m);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const statistic = deviation === 0 ? 0 : (q - p) / deviation;
  const effect = effectOf("share", q - p, Math.sqrt(2 / Math.PI) * deviation, threshold, asItIs);
  return { statistic, pValue: Math.min(1, 2 * normalSurvival(Math.abs(statistic))), effects: [effect], why: `Chosen for this column: ${TEST_TITLES.z}. It asks whether “${labels[0] ?? ""}” is as frequent on both sides.` };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
