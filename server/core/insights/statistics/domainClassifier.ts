import { normalSurvival } from "./normal.ts";
import type { Points } from "./discrepancy.ts";

export interface DomainClassifier {
  /** Area under the ROC curve on points that the classifier did not learn from: ½ where both sides look alike, 1 where they can be told apart. */
  readonly area: number;
  /** One-sided: the chance of such an area where nothing differs, by the normal approximation of Mann and Whitney's statistic. */
  readonly pValue: number;
  /** How much each coordinate weighs in telling the sides apart: the absolute weight after bringing it to unit spread. */
  readonly weights: Float64Array;
}

/**
 * Whether a classifier can tell two samples of points apart: a logistic regression on the coordinates, their squares and their products in pairs where these are few, learned from every other
 * point and judged by the rest. Lopez-Paz & Oquab (2017), “Revisiting Classifier Two-Sample Tests”, ICLR. Deterministic.
 */
export function domainClassifier(first: Points, second: Points): DomainClassifier {
  const rows = [...rowsOf(first), ...rowsOf(second)];
  const labels = [...Array.from({ length: first.values.length / first.dimensions }, () => 0), ...Array.from({ length: second.values.length / second.dimensions }, () => 1)];
  const scaled = standardised(rows, first.dimensions);
  const expanded = scaled.map((row) => features(row, first.dimensions));
  const width = expanded[0]?.length ?? 0;
  const learned = labels.flatMap((_, place) => (place % 2 === 0 ? [place] : []));
  const weights = fitted(learned.map((place) => expanded[place] ?? NONE), learned.map((place) => labels[place] ?? 0), width);
  const judged = labels.flatMap((label, place) => (place % 2 === 1 ? [{ label, score: dot(weights, expanded[place] ?? NONE) }] : []));
  return { ...areaOf(judged), weights: Float64Array.from({ length: first.dimensions }, (_, at) => Math.abs(weights[at + 1] ?? 0)) };
}

const NONE = new Float64Array();
/** Products of pairs are taken up to so many coordinates. */
const MOST_PAIRED = 12;
const STEPS = 25;
/** Keeps weights finite where a coordinate tells everything. */
const RIDGE = 1;

function rowsOf({ values, dimensions }: Points): readonly Float64Array[] {
  return Array.from({ length: values.length / dimensions }, (_, row) => values.subarray(row * dimensions, (row + 1) * dimensions));
}

function standardised(rows: readonly Float64Array[], dimensions: number): readonly Float64Array[] {
  const means = new Float64Array(dimensions);
  const spreads = new Float64Array(dimensions);
  for (const row of rows) row.forEach((value, at) => (means[at] = (means[at] ?? 0) + value / rows.length));
  for (const row of rows) row.forEach((value, at) => (spreads[at] = (spreads[at] ?? 0) + (value - (means[at] ?? 0)) ** 2 / rows.length));
  return rows.map((row) => row.map((value, at) => (value - (means[at] ?? 0)) / (Math.sqrt(spreads[at] ?? 0) || 1)));
}

/** 1, the coordinates, their squares and, where they are few, their products. */
function features(row: Float64Array, dimensions: number): Float64Array {
  const squares = row.map((value) => (value * value - 1) / 2);
  const products = dimensions > MOST_PAIRED ? [] : Array.from(row).flatMap((a, i) => Array.from(row.subarray(i + 1), (b) => a * b));
  return Float64Array.from([1, ...row, ...squares, ...products]);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Logistic regression by Newton's method (iteratively reweighted least squares) with a quadratic penalty on all but the constant. */
function fitted(rows: readonly Float64Array[], labels: readonly number[], width: number): Float64Array {
  const weights = new Float64Array(width);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(width);
    const curvature = Array.from({ length: width }, () => new Float64Array(width));
    rows.forEach((row, place) => {
      const chance = 1 / (1 + Math.exp(-dot(weights, row)));
      addRow({ gradient, curvature }, row, (labels[place] ?? 0) - chance, chance * (1 - chance));
    });
    for (let at = 1; at < width; at += 1) {
      gradient[at] = (gradient[at] ?? 0) - RIDGE * (weights[at] ?? 0);
      addTo(curvature[at] ?? NONE, at, RIDGE);
    }
    const move = solved(curvature, gradient);
    move.forEach((by, at) => addTo(weights, at, by));
    if (move.every((by) => Math.abs(by) < 1e-10)) break;
  }
  return weights;
}

function addTo(list: Float64Array, at: number, by: number): void {
  list[at] = (list[at] ?? 0) + by;
}

function addRow({ gradient, curvature }: { readonly gradient: Float64Array; readonly curvature: readonly Float64Array[] }, row: Float64Array, residual: number, weight: number): void {
  row.forEach((value, at) => {
    addTo(gradient, at, residual * value);
    const line = curvature[at] ?? NONE;
    const factor = weight * value;
    for (let other = 0; other <= at; other += 1) line[other] = (line[other] ?? 0) + factor * (row[other] ?? 0);
  });
}

/** Solves a symmetric positive definite system of which the lower half is filled, by Cholesky's decomposition in place. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const answer = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    const line = matrix[i] ?? NONE;
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j);
    }
    let sum = answer[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (answer[k] ?? 0);
    answer[i] = sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = answer[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (answer[k] ?? 0);
    answer[i] = sum / at(i, i);
  }
  return answer;
}

/** Mann and Whitney's statistic over all pairs; ties count half. */
function areaOf(judged: readonly { readonly label: number; readonly score: number }[]): Pick<DomainClassifier, "area" | "pValue"> {
  const sorted = judged.toSorted((a, b) => a.score - b.score);
  const m = sorted.reduce((sum, { label }) => sum + label, 0);
  const n = sorted.length - m;
  let ranks = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    for (let place = start; place < end; place += 1) ranks += (sorted[place]?.label ?? 0) * ((start + end + 1) / 2);
    start = end;
  }
  const area = (ranks - (m * (m + 1)) / 2) / (n * m);
  return { area, pValue: normalSurvival((area - 0.5) / Math.sqrt((n + m + 1) / (12 * n * m))) };
}
