/**
 * P(D < distance) for the one-sample, two-sided Kolmogorov–Smirnov statistic of `size` values, by the matrix power of
 * Durbin in the form of Marsaglia, Tsang & Wang (2003), “Evaluating Kolmogorov's Distribution”, Journal of Statistical
 * Software 8(18). The work grows with (size * distance)³, so it is for small samples or small distances.
 */
export function durbinProbability(size: number, distance: number): number {
  const k = Math.ceil(size * distance);
  const width = 2 * k - 1;
  const power = raised({ cells: transitions(width, k - size * distance), width, exponent: 0 }, size);
  let result = power.cells[(k - 1) * width + k - 1] ?? 0;
  let exponent = power.exponent;
  for (let i = 1; i <= size; i += 1) {
    result *= i / size;
    if (result < TINY) {
      result /= TINY;
      exponent -= STEP;
    }
  }
  return result * 10 ** exponent;
}

/** A square matrix times ten to the exponent, which keeps its cells in range. */
interface Scaled {
  readonly cells: Float64Array;
  readonly width: number;
  readonly exponent: number;
}

const STEP = 140;
const TINY = 1e-140;

function transitions(width: number, rest: number): Float64Array {
  const cells = new Float64Array(width * width);
  const at = (row: number, column: number): number => row * width + column;
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= Math.min(row + 1, width - 1); column += 1) cells[at(row, column)] = 1;
  }
  for (let i = 0; i < width; i += 1) {
    cells[at(i, 0)] = (cells[at(i, 0)] ?? 0) - rest ** (i + 1);
    cells[at(width - 1, i)] = (cells[at(width - 1, i)] ?? 0) - rest ** (width - i);
  }
  cells[at(width - 1, 0)] = (cells[at(width - 1, 0)] ?? 0) + Math.max(0, 2 * rest - 1) ** width;
  for (let row = 0; row < width; row += 1) {
    let factorial = 1;
    for (let column = row; column >= 0; column -= 1) {
      factorial *= row - column + 1;
      cells[at(row, column)] = (cells[at(row, column)] ?? 0) / factorial;
    }
  }
  return cells;
}

function raised(matrix: Scaled, power: number): Scaled {
  if (power === 1) return matrix;
  const half = raised(matrix, Math.floor(power / 2));
  const square = times(half, half);
  return power % 2 === 0 ? square : times(matrix, square);
}

function times(left: Scaled, right: Scaled): Scaled {
  const { width } = left;
  const cells = new Float64Array(width * width);
  for (let row = 0; row < width; row += 1) {
    for (let inner = 0; inner < width; inner += 1) {
      const factor = left.cells[row * width + inner] ?? 0;
      for (let column = 0; column < width; column += 1) {
        const place = row * width + column;
        cells[place] = (cells[place] ?? 0) + factor * (right.cells[inner * width + column] ?? 0);
      }
    }
  }
  const exponent = left.exponent + right.exponent;
  const middle = cells[((width - 1) / 2) * (width + 1)] ?? 0;
  if (middle <= 1 / TINY) return { cells, width, exponent };
  return { cells: cells.map((cell) => cell * TINY), width, exponent: exponent + STEP };
}
