import type { Metadata, Tensor } from "../report.ts";
import { shown } from "../text.ts";

/** A report stays readable; the count and the totals are of all. */
const LISTED = 5000;

/** How the tensors of a file are told in its metadata. */
export function tensorMetadata(tensors: readonly Tensor[]): Metadata {
  const byType: Record<string, number> = {};
  for (const { dtype, bytes } of tensors) byType[dtype] = (byType[dtype] ?? 0) + bytes;
  return {
    tensors: tensors.length,
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((product, one) => product * one, 1), 0),
    bytesByType: byType,
    tensorList: tensors.slice(0, LISTED).map(({ name, shape, dtype, bytes }) => ({ name: shown(name, 300), shape, dtype, bytes })),
  };
}
