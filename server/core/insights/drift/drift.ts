import { benjaminiHochberg } from "../statistics/benjaminiHochberg.ts";
import { chiSquareTest } from "../statistics/chiSquare.ts";
import { headOf, textCount, type Column, type Table, type TableHead } from "../tables/table.ts";
import { compareColumn, type Compared } from "./compareColumn.ts";
import { constantProblems } from "./constants.ts";
import { defaultDriftOptions, type ColumnDrift, type Correction, type DataSetVerdict, type DriftOptions, type DriftProblem, type DriftReport, type MissingDrift, type RowChecks } from "./report.ts";
import { rowChecks, rowProblems } from "./rows.ts";
import { TEST_TITLES } from "./testNames.ts";
import { columnVerdict, dataSetWords } from "./words.ts";

/**
 * Compares two tables column by column. A column counts as drifted when the difference is both significant (after
 * Benjamini–Hochberg over all columns) and large: with much data everything is significant, with little data much looks large.
 * A jump in the share of missing values counts too.
 */
export function drift(reference: Table, current: Table, options: DriftOptions = defaultDriftOptions): DriftReport {
  const [before, after] = [headOf(reference), headOf(current)];
  const [ofReference, ofCurrent] = [byName(reference), byName(current)];
  const pairs = commonColumns(before, after, options).flatMap((name) => {
    const [one, other] = [ofReference.get(name), ofCurrent.get(name)];
    return one && other ? [comparePair(one, other, options)] : [];
  });
  return judgeDrift({ reference: before, current: after, rows: rowChecks(before, after) }, pairs, options);
}

const byName = ({ columns }: Table): ReadonlyMap<string, Column> => new Map(columns.map((column) => [column.name, column]));

/** What is known of two data sets as a whole. */
export interface Sides {
  readonly reference: TableHead;
  readonly current: TableHead;
  readonly rows: RowChecks;
}

/** The columns that are compared, in the order of the reference. */
export function commonColumns(reference: TableHead, current: TableHead, { ignore }: DriftOptions): readonly string[] {
  const others = new Set(current.columns);
  return reference.columns.filter((name) => others.has(name) && !ignore.includes(name));
}

/** One column of both data sets, boiled down so far that the values are no longer needed. */
export interface ComparedPair {
  readonly compared: Compared;
  readonly missing: readonly [reference: Missing, current: Missing];
}

interface Missing {
  readonly missing: number;
  readonly all: number;
}

export const comparePair = (reference: Column, current: Column, options: DriftOptions): ComparedPair => ({ compared: compareColumn(reference, current, options), missing: [missingOf(reference), missingOf(current)] });

/** Judges all columns together. */
export function judgeDrift({ reference, current, rows }: Sides, pairs: readonly ComparedPair[], options: DriftOptions): DriftReport {
  const compared = pairs.map((pair) => pair.compared);
  const adjusted = adjust(compared.map(({ tested }) => tested?.pValue), options.correction);
  const missing = missingDrifts(pairs, options);
  const columns = compared.map((column, index) => judged(column, adjusted[index], missing[index] ?? NO_MISSING, options.significance));
  const ranked = columns.toSorted((a, b) => rank(a) - rank(b) || strength(b) - strength(a));
  return {
    version: 1,
    reference: { name: reference.name, rows: reference.rows },
    current: { name: current.name, rows: current.rows },
    mode: options.mode,
    dataset: dataSetVerdict(ranked, options),
    rows,
    columns: ranked,
    problems: [...fileProblems(reference), ...fileProblems(current), ...schemaProblems(reference, current, options), ...rowProblems(rows, reference, current), ...compared.flatMap(columnProblems)],
  };
}

const NO_MISSING: MissingDrift = { reference: 0, current: 0, drifted: false };

function judged(compared: Compared, adjustedPValue: number | undefined, missing: MissingDrift, significance: number): ColumnDrift {
  const { tested, byEvidently, name, type, reference, current, chart, newCategories, lostCategories } = compared;
  const valuesDrifted = byEvidently?.drifted ?? (tested !== undefined && (adjustedPValue ?? 1) < significance && tested.effects.some(({ large }) => large));
  const drifted = valuesDrifted || missing.drifted;
  const stateWithoutDrift = tested ?? byEvidently ? "stable" : "undefined";
  const test = tested?.test ?? byEvidently?.test ?? "none";
  return {
    name,
    type,
    state: drifted ? "drifted" : stateWithoutDrift,
    drifted,
    test,
    testTitle: TEST_TITLES[test],
    ...(tested && { statistic: tested.statistic, pValue: tested.pValue }),
    ...(byEvidently && { [byEvidently.isChance ? "pValue" : "statistic"]: byEvidently.score }),
    ...(adjustedPValue !== undefined && { adjustedPValue }),
    threshold: byEvidently?.threshold ?? significance,
    effects: tested?.effects ?? [],
    others: tested?.others ?? [],
    missing,
    verdict: columnVerdict({ compared, adjustedPValue, missing, valuesDrifted, significance }),
    why: tested?.why ?? (byEvidently ? WHY_EVIDENTLY : ""),
    ...(compared.computed !== undefined && { computed: compared.computed }),
    reference,
    current,
    newCategories,
    lostCategories,
    chart,
  };
}

const WHY_EVIDENTLY = "Judged as Evidently 0.7 does by default: the test follows from the type and from whether the reference has more than 1,000 rows, and one number is compared with one threshold. With many categories or many rows this flags columns that did not change.";

const CORRECT: Readonly<Record<Correction, (pValues: readonly number[]) => readonly number[]>> = {
  "benjamini-hochberg": benjaminiHochberg,
  "bonferroni": (pValues) => pValues.map((pValue) => Math.min(1, pValue * pValues.length)),
  "none": (pValues) => pValues,
};

/** Adjusts the p-values that exist; the others stay `undefined`. */
function adjust(pValues: readonly (number | undefined)[], correction: Correction): readonly (number | undefined)[] {
  const known = pValues.flatMap((pValue, index) => (pValue === undefined ? [] : [{ pValue, index }]));
  const adjusted = CORRECT[correction](known.map(({ pValue }) => pValue));
  const byIndex = new Map(known.map(({ index }, place) => [index, adjusted[place]]));
  return pValues.map((_, index) => byIndex.get(index));
}

function missingDrifts(pairs: readonly ComparedPair[], { significance, missing: notable, mode, correction }: DriftOptions): readonly MissingDrift[] {
  const pValues = pairs.map(({ missing: [before, after] }) => {
    if (before.all === 0 || after.all === 0 || before.missing + after.missing === 0) return undefined;
    return chiSquareTest([before.missing, before.all - before.missing], [after.missing, after.all - after.missing]).pValue;
  });
  const adjusted = adjust(pValues, correction);
  return pairs.map(({ missing: [before, after] }, index) => {
    const reference = before.missing / Math.max(1, before.all);
    const current = after.missing / Math.max(1, after.all);
    const adjustedPValue = adjusted[index];
    const drifted = adjustedPValue !== undefined && adjustedPValue < significance && Math.abs(current - reference) >= notable && mode === "calibrated";
    return { reference, current, ...(adjustedPValue !== undefined && { adjustedPValue }), drifted };
  });
}

const missingOf = (column: Column): Missing => ({ missing: column.missing, all: column.numbers.length + textCount(column) + column.missing + column.infinite });

function dataSetVerdict(columns: readonly ColumnDrift[], options: DriftOptions): DataSetVerdict {
  const comparedColumns = columns.filter(({ state }) => state !== "undefined").length;
  const drifted = columns.filter((column) => column.drifted);
  const share = comparedColumns === 0 ? 0 : drifted.length / comparedColumns;
  const verdict = { drifted: comparedColumns > 0 && share >= options.share, share, threshold: options.share, driftedColumns: drifted.length, comparedColumns };
  return { ...verdict, words: dataSetWords(verdict, drifted.map(({ name }) => name)) };
}

const rank = ({ state }: ColumnDrift): number => ["drifted", "stable", "undefined"].indexOf(state);

function strength(column: ColumnDrift): number {
  const missing = column.missing.drifted ? Math.abs(column.missing.current - column.missing.reference) / defaultDriftOptions.missing : 0;
  return Math.max(missing, ...column.effects.map(({ value, noise, threshold }) => Math.max(0, value - noise) / threshold));
}

function fileProblems(table: TableHead): readonly DriftProblem[] {
  const empty = table.rows === 0 ? ["it holds no rows below its header."] : [];
  return [...empty, ...table.problems].map((message) => ({ message: `${table.name}: ${message}` }));
}

const columnProblems = (compared: Compared): readonly DriftProblem[] => [...compared.problems, ...constantProblems(compared)].map((message) => ({ message, column: compared.name }));

/** Columns of one side alone that are named one by one. */
const MOST_NAMED = 100;

function schemaProblems(reference: TableHead, current: TableHead, options: DriftOptions): readonly DriftProblem[] {
  const [before, after] = [reference.columns, current.columns];
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const lost = before.filter((name) => !inAfter.has(name) && !options.ignore.includes(name));
  const added = after.filter((name) => !inBefore.has(name) && !options.ignore.includes(name));
  const named = new Set([...Object.keys(options.tests), ...Object.keys(options.thresholds), ...Object.keys(options.bins), ...Object.keys(options.types)]);
  const unknown = [...named].filter((name) => !inBefore.has(name) || !inAfter.has(name));
  const nothing = before.every((name) => !inAfter.has(name)) ? [{ message: `${reference.name} and ${current.name} have no column in common, so nothing can be compared. Check that both have a header and the same separator; \`read\` in modelwright.drift.yaml says how a file is read where that is guessed wrongly.` }] : [];
  return [
    ...nothing,
    ...lost.slice(0, MOST_NAMED).map((column) => ({ message: `\`${column}\` is missing in ${current.name}.`, column })),
    ...(lost.length > MOST_NAMED ? [{ message: `${lost.length - MOST_NAMED} more columns are missing in ${current.name}.` }] : []),
    ...added.slice(0, MOST_NAMED).map((column) => ({ message: `\`${column}\` is new in ${current.name}; there is nothing to compare it with.`, column })),
    ...(added.length > MOST_NAMED ? [{ message: `${added.length - MOST_NAMED} more columns are new in ${current.name}.` }] : []),
    ...unknown.map((column) => ({ message: `The settings name \`${column}\`, which is not a column of both data sets.`, column })),
  ];
}
