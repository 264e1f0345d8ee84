/** Spearman's rank correlation of value and effect, -1 to 1; `undefined` where one of them never changes. */
export function directionOf(pairs: readonly (readonly [value: number, effect: number])[]): number | undefined {
  const [values, effects] = [ranksOf(pairs.map(([value]) => value)), ranksOf(pairs.map(([, effect]) => effect))];
  const middle = (pairs.length + 1) / 2;
  let [both, first, second] = [0, 0, 0];
  values.forEach((rank, place) => {
    const [a, b] = [rank - middle, (effects[place] ?? 0) - middle];
    both += a * b;
    first += a * a;
    second += b * b;
  });
  return first === 0 || second === 0 ? undefined : both / Math.sqrt(first * second);
}

/** From 1 on; equal ones share the mean of their places. */
function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let place = start; place < end; place += 1) ranks[order[place] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
