import type { Cells, Curve, Packed, PackedCells, PackedCurve, RunKey } from "../../core/index.ts";

/** Numbers cross to the view as base64. */
export function packedCells(cells: Cells): PackedCells {
  return cells.kind === "texts" ? cells : { ...cells, values: packed(cells.values) };
}

export function packedCurve({ id, store }: RunKey, { steps, times, values, problem }: Curve, withTimes: boolean): PackedCurve {
  return { id, store, steps: packed(steps), values: packed(values), ...(withTimes && { times: packed(times) }), ...(problem && { problem: problem.message }) };
}

/** The last value of each of so many equal parts of the curve, in the order of its steps. */
export function packedSpark({ steps, values }: Curve, count: number): Packed {
  const order = Array.from(steps, (_, place) => place).sort((a, b) => (steps[a] ?? 0) - (steps[b] ?? 0));
  if (order.length <= count) return packed(Float64Array.from(order, (place) => values[place] ?? NaN));
  return packed(Float64Array.from({ length: count }, (_, part) => values[order[Math.ceil(((part + 1) * order.length) / count) - 1] ?? 0] ?? NaN));
}

const packed = ({ buffer, byteOffset, byteLength }: Float64Array): string => Buffer.from(buffer, byteOffset, byteLength).toString("base64");
