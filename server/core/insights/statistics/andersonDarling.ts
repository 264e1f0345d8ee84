import { forEachStep } from "./steps.ts";

export interface AndersonDarling {
  /** Standardised: about 0 on average when nothing changed, in units of its deviation. */
  readonly statistic: number;
  readonly pValue: number;
  /** The same as SciPy gives it, which knows nothing below 0.001. */
  readonly tabulated: number;
}

/**
 * Two-sample Anderson–Darling test, which weighs the tails, of two sorted samples that hold at least two distinct values
 * together. The statistic is the midrank version of SciPy's `anderson_ksamp`. Scholz & Stephens (1987), “K-Sample Anderson–Darling
 * Tests”, Journal of the American Statistical Association 82.
 */
export function andersonDarlingTest(first: Float64Array, second: Float64Array): AndersonDarling {
  const [n, m] = [first.length, second.length];
  const all = n + m;
  let [ofFirst, ofSecond] = [0, 0];
  forEachStep(first, second, (step) => {
    const tied = step.first + step.second;
    const below = step.firstUpTo + step.secondUpTo - tied / 2;
    const spread = below * (all - below) - (all * tied) / 4;
    if (spread <= 0) return;
    const weight = tied / all / spread;
    ofFirst += weight * (all * (step.firstUpTo - step.first / 2) - below * n) ** 2;
    ofSecond += weight * (all * (step.secondUpTo - step.second / 2) - below * m) ** 2;
  });
  const raw = ((ofFirst / n + ofSecond / m) * (all - 1)) / all;
  const statistic = (raw - 1) / Math.sqrt(variance(n, m));
  const pValue = chanceOf(statistic);
  return { statistic, pValue, tabulated: statistic > (CRITICAL.at(-1) ?? 0) ? 0.001 : pValue };
}

/** Equation 4 of Scholz & Stephens for two samples. */
function variance(n: number, m: number): number {
  const all = n + m;
  const inverse = 1 / n + 1 / m;
  // h is Σ 1/i and g is Σ Σ 1/((all - i) j) over 1 <= i < j < all.
  let [h, g] = [0, 0];
  for (let i = all - 1; i >= 1; i -= 1) {
    g += h / (all - i);
    h += 1 / i;
  }
  const a = 4 * g - 6 + (10 - 6 * g) * inverse;
  const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
  const d = 4 * (2 * h + 6) - 8 * h;
  return (a * all ** 3 + b * all ** 2 + c * all + d) / ((all - 1) * (all - 2) * (all - 3));
}

/** The critical values of Scholz & Stephens for two samples at these levels. */
const LEVELS = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const CRITICAL = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546];

/** Within the table by a parabola through the logarithms of its levels, as SciPy has it; above it along the parabola's tangent, where SciPy stays at 0.001. Never above 0.25. */
function chanceOf(statistic: number): number {
  const [lowest = 0, highest = 0] = [CRITICAL[0], CRITICAL.at(-1)];
  if (statistic < lowest) return 0.25;
  const [constant, linear, square] = PARABOLA;
  const within = Math.min(statistic, highest);
  const slope = linear + 2 * square * highest;
  return Math.exp(constant + linear * within + square * within * within + slope * (statistic - within));
}

const PARABOLA = fittedParabola(CRITICAL, LEVELS.map(Math.log));

/** Least squares through the normal equations, solved by Cramer's rule. */
function fittedParabola(x: readonly number[], y: readonly number[]): readonly [number, number, number] {
  const moment = (power: number): number => x.reduce((sum, value) => sum + value ** power, 0);
  const mixed = (power: number): number => x.reduce((sum, value, index) => sum + value ** power * (y[index] ?? 0), 0);
  const rows = [0, 1, 2].map((row) => [moment(row), moment(row + 1), moment(row + 2)] as const);
  const right = [mixed(0), mixed(1), mixed(2)];
  const whole = determinant(rows);
  const solved = (column: number): number => determinant(rows.map((row, place) => row.map((cell, at) => (at === column ? (right[place] ?? 0) : cell)))) / whole;
  return [solved(0), solved(1), solved(2)];
}

function determinant([first = [], second = [], third = []]: readonly (readonly number[])[]): number {
  const [a = 0, b = 0, c = 0] = first;
  const [d = 0, e = 0, f = 0] = second;
  const [g = 0, h = 0, i = 0] = third;
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
