import { reducedCurve, type Cells, type Curve, type Packed, type PackedCells, type PackedCurve, type PackedSteps, type RunKey } from "../../core/index.ts";

/** Numbers cross to the view as base64. */
export function packedCells(cells: Cells): PackedCells {
  return cells.kind === "texts" ? cells : { ...cells, values: packed(cells.values) };
}

export function packedCurve({ id, store }: RunKey, curve: Curve, { times: withTimes, most = Infinity }: { readonly times?: boolean; readonly most?: number }): PackedCurve {
  const isReduced = curve.values.length > most;
  const { steps, times, values, problem } = isReduced ? reducedCurve(curve, most) : curve;
  return { id, store, steps: packedSteps(steps), values: packed(values), ...(withTimes === true && { times: packed(times) }), ...(problem && { problem: problem.message }), ...(isReduced && { reduced: true }) };
}

/** The last value of each of so many equal parts of the curve, in the order of its steps. */
export function packedSpark({ steps, values }: Curve, count: number): Packed {
  const order = Array.from(steps, (_, place) => place).sort((a, b) => (steps[a] ?? 0) - (steps[b] ?? 0));
  if (order.length <= count) return packed(Float64Array.from(order, (place) => values[place] ?? NaN));
  return packed(Float64Array.from({ length: count }, (_, part) => values[order[Math.ceil(((part + 1) * order.length) / count) - 1] ?? 0] ?? NaN));
}

/** Whole numbers only, so that what is counted up is exactly what was there. */
function packedSteps(steps: Float64Array): PackedSteps {
  const [from = 0, second = from + 1] = steps;
  const by = second - from;
  const isEven = Number.isInteger(from) && Number.isInteger(by) && steps.every((step, place) => step === from + by * place);
  return isEven ? { from, by } : packed(steps);
}

const packed = ({ buffer, byteOffset, byteLength }: Float64Array): string => Buffer.from(buffer, byteOffset, byteLength).toString("base64");
