/** Numbers by column, and what is to be predicted of each row. */
export interface Matrix {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
}

/** A regression tree: rows up to the threshold go to the left. */
export type Tree = { readonly kind: "leaf"; readonly value: number } | { readonly kind: "split"; readonly column: number; readonly threshold: number; readonly left: Tree; readonly right: Tree };

const DEEPEST = 10;
const LEAST_IN_LEAF = 2;
/** A third of the columns is tried at each split, as Breiman advises for regression. */
const TRIED_SHARE = 1 / 3;

/** Grows a tree on the rows; a row may stand there several times. */
export function grownTree(matrix: Matrix, rows: readonly number[], random: () => number, depth = 0): Tree {
  const mean = rows.reduce((sum, row) => sum + (matrix.target[row] ?? 0), 0) / rows.length;
  if (depth >= DEEPEST || rows.length < 2 * LEAST_IN_LEAF) return { kind: "leaf", value: mean };
  const best = bestSplit(matrix, rows, random);
  if (!best) return { kind: "leaf", value: mean };
  const { column, threshold } = best;
  const goesLeft = (row: number): boolean => (matrix.columns[column]?.[row] ?? NaN) <= threshold;
  const left = grownTree(matrix, rows.filter(goesLeft), random, depth + 1);
  return { kind: "split", column, threshold, left, right: grownTree(matrix, rows.filter((row) => !goesLeft(row)), random, depth + 1) };
}

export function predicted(tree: Tree, columns: readonly Float64Array[], row: number): number {
  let at = tree;
  while (at.kind === "split") at = (columns[at.column]?.[row] ?? NaN) <= at.threshold ? at.left : at.right;
  return at.value;
}

interface Split {
  readonly column: number;
  readonly threshold: number;
  readonly gain: number;
}

function bestSplit(matrix: Matrix, rows: readonly number[], random: () => number): Split | undefined {
  const tried = Math.max(1, Math.ceil(matrix.columns.length * TRIED_SHARE));
  const left = matrix.columns.map((_, column) => column);
  let best: Split | undefined;
  // Columns that cannot be split do not count, so that a few that vary are found among many that do not.
  for (let counted = 0; counted < tried && left.length > 0; ) {
    const [column = 0] = left.splice(Math.floor(random() * left.length), 1);
    const split = splitOf(matrix, rows, column);
    if (!split) continue;
    counted += 1;
    if (!best || split.gain > best.gain) best = split;
  }
  return best;
}

/** The threshold that leaves the least squared error on both sides: the one with the largest sum of squared sums by count. */
function splitOf({ columns, target }: Matrix, rows: readonly number[], column: number): Split | undefined {
  const cells = columns[column] ?? new Float64Array(0);
  const sorted = rows.toSorted((a, b) => (cells[a] ?? 0) - (cells[b] ?? 0));
  const total = sorted.reduce((sum, row) => sum + (target[row] ?? 0), 0);
  let sum = 0;
  let best: Split | undefined;
  for (let count = 1; count < sorted.length; count += 1) {
    const [before, after] = [sorted[count - 1] ?? 0, sorted[count] ?? 0];
    sum += target[before] ?? 0;
    const [low, high] = [cells[before] ?? 0, cells[after] ?? 0];
    if (low === high || count < LEAST_IN_LEAF || sorted.length - count < LEAST_IN_LEAF) continue;
    const gain = sum ** 2 / count + (total - sum) ** 2 / (sorted.length - count) - total ** 2 / sorted.length;
    if (gain > 1e-12 && gain > (best?.gain ?? 0)) best = { column, threshold: (low + high) / 2, gain };
  }
  return best;
}
