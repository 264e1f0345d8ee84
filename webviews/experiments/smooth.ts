/**
 * Exponential moving average without the bias of its start: each value is the weighted mean of all before it, weights
 * falling by `weight` (0 to below 1) per point. What is not finite passes through and does not enter the mean. As
 * TensorBoard smooths.
 */
export function movingAverage(values: Float64Array, weight: number): Float64Array {
  let sum = 0;
  let total = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    sum = sum * weight + value * (1 - weight);
    total = total * weight + (1 - weight);
    return sum / total;
  });
}

/** Beyond three standard deviations a bell has next to no weight. */
const REACH = 3;

/**
 * Mean of the values around each, weighted by a bell of Gauss whose standard deviation is `weight / (1 - weight)` points,
 * about as far as the moving average of that weight looks back. It looks forward as well, so it does not lag.
 */
export function gaussian(values: Float64Array, weight: number): Float64Array {
  const deviation = weight / (1 - weight);
  const reach = Math.ceil(deviation * REACH);
  const bell = Float64Array.from({ length: reach + 1 }, (_, distance) => Math.exp(-0.5 * (distance / deviation) ** 2));
  return values.map((value, place) => {
    if (!Number.isFinite(value)) return value;
    let [sum, total] = [0, 0];
    for (let at = Math.max(0, place - reach); at <= Math.min(values.length - 1, place + reach); at += 1) {
      const near = values[at] ?? NaN;
      const share = bell[Math.abs(at - place)] ?? 0;
      if (!Number.isFinite(near)) continue;
      sum += near * share;
      total += share;
    }
    return sum / total;
  });
}
