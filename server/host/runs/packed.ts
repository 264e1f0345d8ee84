import type { Cells, Curve, PackedCells, PackedCurve, RunKey } from "../../core/index.ts";

/** Numbers cross to the view as base64. */
export function packedCells(cells: Cells): PackedCells {
  return cells.kind === "texts" ? cells : { ...cells, values: packed(cells.values) };
}

export function packedCurve({ id, store }: RunKey, { steps, times, values, problem }: Curve, withTimes: boolean): PackedCurve {
  return { id, store, steps: packed(steps), values: packed(values), ...(withTimes && { times: packed(times) }), ...(problem && { problem: problem.message }) };
}

const packed = ({ buffer, byteOffset, byteLength }: Float64Array): string => Buffer.from(buffer, byteOffset, byteLength).toString("base64");
