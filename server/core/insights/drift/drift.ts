import { benjaminiHochberg } from "../statistics/benjaminiHochberg.ts";
import { chiSquareTest } from "../statistics/chiSquare.ts";
import { textCount, type Column, type Table } from "../tables/table.ts";
import { compareColumn, type Compared } from "./compareColumn.ts";
import { defaultDriftOptions, type ColumnDrift, type DataSetVerdict, type DriftOptions, type DriftProblem, type DriftReport, type MissingDrift } from "./report.ts";
import { columnVerdict, dataSetWords } from "./words.ts";

/**
 * Compares two tables column by column. A column counts as drifted when the difference is both significant (after
 * Benjamini–Hochberg over all columns) and large: with much data everything is significant, with little data much looks large.
 * A jump in the share of missing values counts too.
 */
export function drift(reference: Table, current: Table, options: DriftOptions = defaultDriftOptions): DriftReport {
  const pairs = reference.columns.flatMap((column) => {
    const other = current.columns.find(({ name }) => name === column.name);
    return other ? [[column, other] as const] : [];
  });
  const compared = pairs.map(([before, after]) => compareColumn(before, after, options.tests[before.name]));
  const adjusted = adjust(compared.map(({ tested }) => tested?.pValue));
  const missing = missingDrifts(pairs, options.significance);
  const columns = compared.map((column, index) => judged(column, adjusted[index], missing[index] ?? NO_MISSING, options.significance));
  const ranked = columns.toSorted((a, b) => rank(a) - rank(b) || strength(b) - strength(a));
  return {
    version: 1,
    reference: { name: reference.name, rows: reference.rows },
    current: { name: current.name, rows: current.rows },
    dataset: dataSetVerdict(ranked, options),
    columns: ranked,
    problems: [...fileProblems(reference), ...fileProblems(current), ...schemaProblems(reference, current, options), ...compared.flatMap(columnProblems)],
  };
}

const NO_MISSING: MissingDrift = { reference: 0, current: 0, drifted: false };
/** A change of missing values by this many points matters, where it is significant. */
const LARGE_MISSING = 0.05;

function judged(compared: Compared, adjustedPValue: number | undefined, missing: MissingDrift, significance: number): ColumnDrift {
  const { tested, name, type, reference, current, chart, newCategories, lostCategories } = compared;
  const valuesDrifted = tested !== undefined && (adjustedPValue ?? 1) < significance && tested.effects.some(({ large }) => large);
  const drifted = valuesDrifted || missing.drifted;
  const stateWithoutDrift = tested ? "stable" : "undefined";
  return {
    name,
    type,
    state: drifted ? "drifted" : stateWithoutDrift,
    drifted,
    test: tested?.test ?? "none",
    ...(tested && { statistic: tested.statistic, pValue: tested.pValue }),
    ...(adjustedPValue !== undefined && { adjustedPValue }),
    threshold: significance,
    effects: tested?.effects ?? [],
    missing,
    verdict: columnVerdict({ compared, adjustedPValue, missing, valuesDrifted, significance }),
    why: tested?.why ?? "",
    reference,
    current,
    newCategories,
    lostCategories,
    chart,
  };
}

/** Adjusts the p-values that exist; the others stay `undefined`. */
function adjust(pValues: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const known = pValues.flatMap((pValue, index) => (pValue === undefined ? [] : [{ pValue, index }]));
  const adjusted = benjaminiHochberg(known.map(({ pValue }) => pValue));
  const byIndex = new Map(known.map(({ index }, place) => [index, adjusted[place]]));
  return pValues.map((_, index) => byIndex.get(index));
}

function missingDrifts(pairs: readonly (readonly [Column, Column])[], significance: number): readonly MissingDrift[] {
  const pValues = pairs.map(([before, after]) => {
    const [n, m] = [sizeOf(before), sizeOf(after)];
    if (n === 0 || m === 0 || before.missing + after.missing === 0) return undefined;
    return chiSquareTest([before.missing, n - before.missing], [after.missing, m - after.missing]).pValue;
  });
  const adjusted = adjust(pValues);
  return pairs.map(([before, after], index) => {
    const reference = before.missing / Math.max(1, sizeOf(before));
    const current = after.missing / Math.max(1, sizeOf(after));
    const adjustedPValue = adjusted[index];
    const drifted = adjustedPValue !== undefined && adjustedPValue < significance && Math.abs(current - reference) >= LARGE_MISSING;
    return { reference, current, ...(adjustedPValue !== undefined && { adjustedPValue }), drifted };
  });
}

const sizeOf = (column: Column): number => column.numbers.length + textCount(column) + column.missing + column.infinite;

function dataSetVerdict(columns: readonly ColumnDrift[], options: DriftOptions): DataSetVerdict {
  const comparedColumns = columns.filter(({ state }) => state !== "undefined").length;
  const drifted = columns.filter((column) => column.drifted);
  const share = comparedColumns === 0 ? 0 : drifted.length / comparedColumns;
  const verdict = { drifted: comparedColumns > 0 && share >= options.share, share, threshold: options.share, driftedColumns: drifted.length, comparedColumns };
  return { ...verdict, words: dataSetWords(verdict, drifted.map(({ name }) => name)) };
}

const rank = ({ state }: ColumnDrift): number => ["drifted", "stable", "undefined"].indexOf(state);

function strength(column: ColumnDrift): number {
  const missing = column.missing.drifted ? Math.abs(column.missing.current - column.missing.reference) / LARGE_MISSING : 0;
  return Math.max(missing, ...column.effects.map(({ value, noise, threshold }) => Math.max(0, value - noise) / threshold));
}

function fileProblems(table: Table): readonly DriftProblem[] {
  const empty = table.rows === 0 ? ["it holds no rows below its header."] : [];
  return [...empty, ...table.problems].map((message) => ({ message: `${table.name}: ${message}` }));
}

const columnProblems = ({ name, problems }: Compared): readonly DriftProblem[] => problems.map((message) => ({ message, column: name }));

function schemaProblems(reference: Table, current: Table, options: DriftOptions): readonly DriftProblem[] {
  const [before, after] = [reference, current].map(({ columns }) => columns.map(({ name }) => name)) as [string[], string[]];
  const lost = before.filter((name) => !after.includes(name));
  const added = after.filter((name) => !before.includes(name));
  const unknown = Object.keys(options.tests).filter((name) => !before.includes(name) || !after.includes(name));
  const nothing = lost.length === before.length ? [{ message: `${reference.name} and ${current.name} have no column in common, so nothing can be compared. Check that both have a header and the same separator.` }] : [];
  return [
    ...nothing,
    ...lost.map((column) => ({ message: `\`${column}\` is missing in ${current.name}.`, column })),
    ...added.map((column) => ({ message: `\`${column}\` is new in ${current.name}; there is nothing to compare it with.`, column })),
    ...unknown.map((column) => ({ message: `A test is chosen for \`${column}\`, which is not a column of both data sets.`, column })),
  ];
}
