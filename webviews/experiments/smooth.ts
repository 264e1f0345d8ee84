/**
 * Exponential moving average without the bias of its start: each value is the weighted mean of all before it, weights
 * falling by `weight` (0 to below 1) per point. Gaps stay gaps and do not enter the mean. As TensorBoard smooths.
 */
export function smooth(values: readonly (number | null)[], weight: number): readonly (number | null)[] {
  let sum = 0;
  let total = 0;
  return values.map((value) => {
    if (value === null) return null;
    sum = sum * weight + value * (1 - weight);
    total = total * weight + (1 - weight);
    return sum / total;
  });
}
