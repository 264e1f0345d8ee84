import type { Column } from "../tables/table.ts";
import { bars, histogram } from "./charts.ts";
import { categoryCounts, comparable } from "./columnType.ts";
import { evidentlyVerdict, isEvidentlyTest, type EvidentlyVerdict } from "./evidently.ts";
import type { Chart, ColumnDrift, ColumnSummary, DriftOptions } from "./report.ts";
import { summariseCategories, summariseNumbers } from "./summary.ts";
import { isCategoryTest, isNumberTest, type TestName } from "./testNames.ts";
import { categoryTable, testCategories, type CategoryTable } from "./tests/categories.ts";
import { testNumbers } from "./tests/numbers.ts";
import type { Tested } from "./tests/tested.ts";

/** One column of both data sets side by side, before it is judged together with the others. */
export interface Compared {
  readonly name: string;
  readonly type: ColumnDrift["type"];
  /** Absent where a test makes no sense; `reason` says why. */
  readonly tested?: Tested;
  /** In the mode of Evidently: what its rule says. */
  readonly byEvidently?: Extract<EvidentlyVerdict, { state: "tested" }>;
  readonly reason?: string;
  readonly reference: ColumnSummary;
  readonly current: ColumnSummary;
  readonly newCategories: readonly string[];
  readonly lostCategories: readonly string[];
  readonly chart: Chart;
  readonly problems: readonly string[];
  /** Who computed it, and which of the figures are approximate, where an engine was asked. */
  readonly computed?: string;
}

/** A test that was chosen and does not suit the column gives way to the default, with a problem. */
export function compareColumn(reference: Column, current: Column, options: DriftOptions): Compared {
  const chosen = options.tests[reference.name];
  const threshold = options.thresholds[reference.name];
  return options.mode === "evidently" ? compareByEvidently(reference, current, chosen, threshold) : compareCalibrated(reference, current, { chosen, threshold, bins: options.bins[reference.name], type: options.types[reference.name] });
}

interface Choice {
  readonly chosen: TestName | undefined;
  readonly threshold: number | undefined;
  readonly bins: number | undefined;
  readonly type: ColumnDrift["type"] | undefined;
}

function compareCalibrated(reference: Column, current: Column, { chosen, threshold, bins, type }: Choice): Compared {
  const kind = comparable(reference, current, type);
  const { table: categories, described } = DESCRIBE[kind.type](reference, current, kind.state === "comparable");
  if (kind.state === "undefined") return { ...described, reason: kind.reason, problems: kind.problems };
  const suits = chosen === undefined || (kind.type === "number" ? isNumberTest(chosen) : isCategoryTest(chosen) && (chosen !== "z" || categories?.labels.length === 2));
  const test = suits ? chosen : undefined;
  const problems = suits ? [] : [unsuited(chosen, reference.name, kind.type)];
  const tested = categories ? testCategories(categories, test && isCategoryTest(test) ? test : undefined, threshold) : testNumbers(reference.numbers, current.numbers, { test: test && isNumberTest(test) ? test : undefined, threshold, bins, deviation: described.reference.numbers?.deviation });
  const unbinned = kind.type === "category" && bins !== undefined ? [unusedBins(reference.name)] : [];
  return { ...described, tested, problems: [...problems, ...unbinned, ...kind.problems] };
}

function compareByEvidently(reference: Column, current: Column, chosen: TestName | undefined, threshold: number | undefined): Compared {
  const verdict = evidentlyVerdict(reference, current, chosen, threshold);
  const { described } = DESCRIBE[verdict.type](reference, current, verdict.state === "tested");
  if (verdict.state === "undefined") return { ...described, reason: verdict.reason, problems: [] };
  const unknown = chosen !== undefined && (!isEvidentlyTest(chosen) || verdict.test !== chosen) ? [unsuited(chosen, reference.name, verdict.type)] : [];
  return { ...described, byEvidently: verdict, problems: unknown };
}

export const unsuited = (test: TestName | undefined, name: string, type: ColumnDrift["type"]): string =>
  test === "z" && type === "category" ? `The test \`z\` needs two categories, and \`${name}\` has another number of them; the default is used.` : `The test \`${test}\` does not suit \`${name}\`, which is compared as ${PLURAL[type]}; the default is used.`;

export const unusedBins = (name: string): string => `The bins that are set for \`${name}\` are not used: it is compared as categories, each of which is counted.`;

const PLURAL = { number: "numbers", category: "categories" };

/** The table is not kept: there may be as many categories as rows. */
interface Described {
  readonly described: Omit<Compared, "problems">;
  readonly table?: CategoryTable;
}

const DESCRIBE: Readonly<Record<ColumnDrift["type"], (reference: Column, current: Column, comparable: boolean) => Described>> = { number: describeNumbers, category: describeCategories };

function describeNumbers(reference: Column, current: Column): Described {
  const hasBoth = reference.numbers.length > 0 && current.numbers.length > 0;
  const described = {
    name: reference.name,
    type: "number" as const,
    reference: summariseNumbers(reference),
    current: summariseNumbers(current),
    newCategories: [],
    lostCategories: [],
    chart: hasBoth ? histogram(reference.numbers, current.numbers) : NO_CHART,
  };
  return { described };
}

function describeCategories(reference: Column, current: Column, isComparable: boolean): Described {
  const [before, after] = [categoryCounts(reference), categoryCounts(current)];
  const table = categoryTable(before, after);
  const described = {
    name: reference.name,
    type: "category" as const,
    reference: summariseCategories(before, reference.missing),
    current: summariseCategories(after, current.missing),
    newCategories: isComparable ? table.labels.filter((label) => !before.has(label)).slice(0, MOST_NAMED) : [],
    lostCategories: isComparable ? table.labels.filter((label) => !after.has(label)).slice(0, MOST_NAMED) : [],
    chart: isComparable ? bars(table) : NO_CHART,
  };
  return { described, table };
}

const MOST_NAMED = 20;
export const NO_CHART: Chart = { kind: "none" };
