/** One distinct value of two samples laid together, and where both distributions stand behind it. */
export interface Step {
  readonly value: number;
  /** How often each sample holds the value. */
  readonly first: number;
  readonly second: number;
  /** How many values of each sample are at most the value. */
  readonly firstUpTo: number;
  readonly secondUpTo: number;
  /** To the next distinct value of either sample; 0 at the last one. */
  readonly gap: number;
}

/** Walks over the distinct values of two sorted samples without NaN. The step is one object that changes, since there are millions. */
export function forEachStep(first: Float64Array, second: Float64Array, visit: (step: Step) => void): void {
  const [n, m] = [first.length, second.length];
  const step = { value: 0, first: 0, second: 0, firstUpTo: 0, secondUpTo: 0, gap: 0 };
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [startOfFirst, startOfSecond] = [i, j];
    step.value = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    while (i < n && (first[i] ?? Infinity) <= step.value) i += 1;
    while (j < m && (second[j] ?? Infinity) <= step.value) j += 1;
    step.first = i - startOfFirst;
    step.second = j - startOfSecond;
    step.firstUpTo = i;
    step.secondUpTo = j;
    const next = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    step.gap = next === Infinity ? 0 : next - step.value;
    visit(step);
  }
}
