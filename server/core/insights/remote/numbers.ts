import { NO_CHART, unsuited, type Compared } from "../drift/compareColumn.ts";
import { BINS, TAIL } from "../drift/charts.ts";
import type { Chart } from "../drift/report.ts";
import { SHARES } from "../drift/summary.ts";
import { isNumberTest, type TestName } from "../drift/testNames.ts";
import { BOUNDED_TESTS, DECILES, limitShares, testPair, type NumberChoice, type NumberPair } from "../drift/tests/numbers.ts";
import { smirnovChance } from "../statistics/smirnov.ts";
import { short } from "../drift/words.ts";
import { countUpToIn, quantileIn, smirnovBounds, wassersteinBounds, type Side } from "./cells.ts";
import { summaryOf, type RemoteProfile } from "./profile.ts";
import { refine, type AskedQuantile, type Refined, type RemoteSides } from "./refine.ts";
import type { Range } from "./statements.ts";

export interface ProfiledPair {
  readonly reference: RemoteProfile;
  readonly current: RemoteProfile;
}

export type RemoteChoice = Omit<NumberChoice, "test"> & { readonly test?: TestName | undefined };

/** Compares a column of numbers by what both engines tell of its bins. */
export async function compareRemoteNumbers(sides: RemoteSides, { reference, current }: ProfiledPair, { test: chosen, threshold, bins = DECILES }: RemoteChoice): Promise<Compared> {
  const refined = await refine(sides, reference.name, rangeOf({ reference, current }), quantilesFor(bins));
  const limits = limitShares(bins).map((share) => quantileIn(refined.cells, refined.below, "reference", share).value);
  return comparedByCells({ ...refined, limits: [...new Set(limits)], bins }, { reference, current }, { test: chosen, threshold }, (pair) => computedWords(sides, refined, pair));
}

export const rangeOf = ({ reference, current }: ProfiledPair): Range => [Math.min(reference.least, current.least), Math.max(reference.most, current.most)];

/** What is known of both sides, and the limits of the bins in which values are counted; there is one bin more. */
export interface KnownCells extends Refined {
  readonly limits: readonly number[];
  readonly bins: number;
}

export function comparedByCells(refined: KnownCells, { reference, current }: ProfiledPair, { test: chosen, threshold }: RemoteChoice, computed?: (pair: NumberPair) => string): Compared {
  const suits = chosen === undefined || (isNumberTest(chosen) && BOUNDED_TESTS.includes(chosen));
  const pair = pairOf(refined, { reference, current });
  const quantiles = (side: Side): readonly number[] => SHARES.map((share) => quantileIn(refined.cells, refined.below, side, share).value);
  return {
    name: reference.name,
    type: "number",
    tested: testPair(pair, { test: suits && chosen !== undefined && isNumberTest(chosen) ? chosen : "ks", threshold }),
    reference: summaryOf(reference, quantiles("reference")),
    current: summaryOf(current, quantiles("current")),
    newCategories: [],
    lostCategories: [],
    chart: histogramOf(refined),
    problems: suits ? leftOut(reference, current) : [...leftOut(reference, current), isNumberTest(chosen) ? `The test \`${chosen}\` needs every value, which are not fetched from an engine; the default is used.` : unsuited(chosen, reference.name, "number")],
    ...(computed && { computed: computed(pair) }),
  };
}

/** Compares nothing, and says why. */
export const remotelyUndefined = ({ reference, current }: ProfiledPair, type: Compared["type"], reason: string): Compared => ({ name: reference.name, type, reason, reference: summaryOf(reference, []), current: summaryOf(current, []), newCategories: [], lostCategories: [], chart: NO_CHART, problems: [] });

export const quantilesFor = (bins: number): readonly AskedQuantile[] => [
  ...limitShares(bins).map((share) => ({ side: "reference", share, isLimit: true }) as const),
  ...(["reference", "current"] as const).flatMap((side) => SHARES.map((share) => ({ side, share, isLimit: false }))),
];

function pairOf({ cells, below, limits, bins }: KnownCells, { reference, current }: ProfiledPair): NumberPair {
  const { least, most, steps } = smirnovBounds(cells, below);
  const area = wassersteinBounds(cells, below);
  const counts = (side: Side): readonly number[] => {
    const upTo = [...limits.map((limit) => countUpToIn(cells, below, side, limit)), below[side].at(-1) ?? 0];
    return upTo.map((count, bin) => count - (upTo[bin - 1] ?? 0));
  };
  return {
    sizes: [reference.count, current.count],
    deviation: reference.deviation,
    smirnov: () => ({ distance: least, ...(most > least && { range: [least, most] as const }), ...smirnovChance(reference.count, current.count, steps) }),
    wasserstein: () => ({ distance: (area.least + area.most) / 2, noise: area.noise, range: [area.least, area.most] }),
    counts: () => [counts("reference"), counts("current")],
    bins,
  };
}

function computedWords({ reference, current }: RemoteSides, refined: Refined, pair: NumberPair): string {
  const names = [...new Set([reference.table.dialect.name, current.table.dialect.name])].join(" and ");
  const { range: ks } = pair.smirnov();
  const [least = 0, most = 0] = pair.wasserstein().range ?? [];
  const distance = ks ? `the KS distance lies between ${short(ks[0])} and ${short(ks[1])}` : "the KS distance is exact";
  const distinct = [reference, current].every(({ table }) => table.dialect.distinctIsExact) ? "" : " Distinct values are estimated.";
  return `Computed by ${names} in ${refined.cells.length} groups of values: ${distance}, quantiles and shares of bins ${ks ? "may be interpolated" : "are exact"}; the Wasserstein distance lies between ${short(least)} and ${short(most)}. The histogram is drawn from the groups.${distinct}`;
}

/** As `histogram`, from groups of values: what a group holds on both sides of an edge is taken as evenly spread. */
function histogramOf({ cells, below }: Refined): Chart {
  const ends = (share: number): readonly number[] => [quantileIn(cells, below, "reference", share).value, quantileIn(cells, below, "current", share).value];
  const [low, high] = [Math.min(...ends(TAIL)), Math.max(...ends(1 - TAIL))];
  const [from, to] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const edges = Array.from({ length: BINS + 1 }, (_, index) => from + ((to - from) * index) / BINS);
  const shares = (side: Side): readonly number[] => {
    const all = below[side].at(-1) ?? 0;
    const upTo = [...edges.slice(1, -1).map((edge) => countUpToIn(cells, below, side, edge)), all];
    return upTo.map((count, bin) => (count - (upTo[bin - 1] ?? 0)) / all);
  };
  return { kind: "histogram", edges, tails: { below: Math.min(...ends(0)) < from, above: Math.max(...ends(1)) > to }, reference: shares("reference"), current: shares("current") };
}

function leftOut(reference: RemoteProfile, current: RemoteProfile): readonly string[] {
  return Object.entries({ reference, current }).flatMap(([side, { infinite, name }]) => (infinite === 0 ? [] : [`In the ${side} data, ${infinite === 1 ? `1 value of \`${name}\` is` : `${infinite} values of \`${name}\` are`} infinite and left out.`]));
}
