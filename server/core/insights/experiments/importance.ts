import { grownTree, predicted, type Matrix, type Tree } from "./forest.ts";

export interface Importance {
  readonly name: string;
  /** Share of what all parameters explain together, 0 to 1. */
  readonly share: number;
  /** Spearman's rank correlation with the metric, -1 to 1; for numbers only. */
  readonly correlation?: number;
}

export type ImportanceReport =
  | { readonly state: "few"; readonly runs: number }
  | { readonly state: "ready"; readonly runs: number; /** Of the forest, on runs that each tree has not seen. Near zero or below: the parameters explain nothing. */ readonly r2: number; readonly parameters: readonly Importance[] };

export interface ParameterColumn {
  readonly name: string;
  readonly cells: readonly (string | undefined)[];
}

const LEAST_RUNS = 8;
/** A forest over more rows takes long and says the same. */
const MOST_RUNS = 1000;
const TREES = 48;

/**
 * Which parameters a metric depends on: a forest of regression trees (Breiman 2001, "Random Forests") is grown on the
 * runs, and a parameter is as important as the squared error grows when its values are shuffled among the runs that a tree
 * has not seen (permutation importance, out of bag). `random` gives numbers from 0 to below 1.
 */
export function importance(parameters: readonly ParameterColumn[], metric: readonly (number | undefined)[], random: () => number): ImportanceReport {
  const rows = sampled(metric.flatMap((value, row) => (value !== undefined && Number.isFinite(value) ? [row] : [])), random);
  const varying = parameters.filter(({ cells }) => new Set(rows.map((row) => cells[row])).size > 1);
  if (rows.length < LEAST_RUNS || varying.length === 0) return { state: "few", runs: rows.length };
  const columns = varying.map(({ cells }) => encoded(rows.map((row) => cells[row])));
  const matrix: Matrix = { columns, target: Float64Array.from(rows, (row) => metric[row] ?? NaN) };
  const { growth, r2 } = permuted(matrix, random);
  const total = growth.reduce((sum, each) => sum + each, 0);
  const found = varying.map(({ name, cells }, index): Importance => {
    const numbers = rows.map((row) => Number(cells[row]?.trim() === "" ? NaN : cells[row]));
    const share = total > 0 ? (growth[index] ?? 0) / total : 0;
    return numbers.every(Number.isFinite) ? { name, share, correlation: rankCorrelation(numbers, [...matrix.target]) } : { name, share };
  });
  return { state: "ready", runs: rows.length, r2, parameters: found.toSorted((a, b) => b.share - a.share) };
}

function sampled(rows: readonly number[], random: () => number): readonly number[] {
  return rows.length <= MOST_RUNS ? rows : shuffled(rows, random).slice(0, MOST_RUNS).toSorted((a, b) => a - b);
}

/** Numbers as they are; words by the order of their names, which trees can split at any place. */
function encoded(cells: readonly (string | undefined)[]): Float64Array {
  const numbers = cells.map((cell) => (cell === undefined || cell.trim() === "" ? NaN : Number(cell)));
  if (numbers.every(Number.isFinite)) return Float64Array.from(numbers);
  const words = [...new Set(cells)].toSorted();
  return Float64Array.from(cells, (cell) => words.indexOf(cell));
}

/** By how much the squared error grows for each column, and how well the forest predicts. */
function permuted(matrix: Matrix, random: () => number): { readonly growth: readonly number[]; readonly r2: number } {
  const count = matrix.target.length;
  const growth = matrix.columns.map(() => 0);
  const sums = new Float64Array(count);
  const votes = new Float64Array(count);
  for (let tree = 0; tree < TREES; tree += 1) {
    const bag = Array.from({ length: count }, () => Math.floor(random() * count));
    const seen = new Set(bag);
    const unseen = Array.from({ length: count }, (_, row) => row).filter((row) => !seen.has(row));
    const grown = grownTree(matrix, bag, random);
    const base = squaredError(grown, matrix, unseen);
    for (const row of unseen) {
      sums[row] = (sums[row] ?? 0) + predicted(grown, matrix.columns, row);
      votes[row] = (votes[row] ?? 0) + 1;
    }
    matrix.columns.forEach((column, index) => {
      const mixed = shuffled(unseen, random);
      const swapped = column.slice();
      unseen.forEach((row, place) => (swapped[row] = column[mixed[place] ?? row] ?? NaN));
      growth[index] = (growth[index] ?? 0) + Math.max(0, squaredError(grown, { ...matrix, columns: matrix.columns.with(index, swapped) }, unseen) - base);
    });
  }
  return { growth, r2: explained(matrix.target, sums, votes) };
}

function squaredError(tree: Tree, { columns, target }: Matrix, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (predicted(tree, columns, row) - (target[row] ?? NaN)) ** 2, 0) / Math.max(1, rows.length);
}

/** 1 minus the share of the variance that is left. */
function explained(target: Float64Array, sums: Float64Array, votes: Float64Array): number {
  const rows = Array.from(target, (_, row) => row).filter((row) => (votes[row] ?? 0) > 0);
  const mean = rows.reduce((sum, row) => sum + (target[row] ?? 0), 0) / Math.max(1, rows.length);
  const left = rows.reduce((sum, row) => sum + ((target[row] ?? 0) - (sums[row] ?? 0) / (votes[row] ?? 1)) ** 2, 0);
  const all = rows.reduce((sum, row) => sum + ((target[row] ?? 0) - mean) ** 2, 0);
  return all === 0 ? 0 : 1 - left / all;
}

function shuffled(rows: readonly number[], random: () => number): readonly number[] {
  const mixed = [...rows];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] ?? 0, mixed[at] ?? 0];
  }
  return mixed;
}

/** Pearson's correlation of the ranks; equal values share the mean of their ranks. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  const product = (u: readonly number[], v: readonly number[]): number => u.reduce((sum, each, index) => sum + (each - mean) * ((v[index] ?? mean) - mean), 0);
  const scale = Math.sqrt(product(x, x) * product(y, y));
  return scale === 0 ? 0 : product(x, y) / scale;
}

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const found = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let at = start; at < end; at += 1) found[order[at] ?? 0] = (start + end - 1) / 2;
    start = end;
  }
  return found;
}
