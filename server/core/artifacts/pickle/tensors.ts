import type { Tensor } from "../report.ts";
import type { Machine } from "./machine.ts";
import { isGlobal, itemsOf, type Value } from "./values.ts";

const MOST_TENSORS = 100_000;

/** Bytes of one number of each kind of PyTorch's storages. */
const STORAGES: Readonly<Record<string, readonly [dtype: string, size: number]>> = {
  DoubleStorage: ["float64", 8], FloatStorage: ["float32", 4], HalfStorage: ["float16", 2], BFloat16Storage: ["bfloat16", 2], LongStorage: ["int64", 8], IntStorage: ["int32", 4], ShortStorage: ["int16", 2], CharStorage: ["int8", 1],
  ByteStorage: ["uint8", 1], BoolStorage: ["bool", 1], ComplexFloatStorage: ["complex64", 8], ComplexDoubleStorage: ["complex128", 16], QInt8Storage: ["qint8", 1], QUInt8Storage: ["quint8", 1], QInt32Storage: ["qint32", 4],
};

/** Keeps the tensors among the keys and values that go into a dictionary, as a state dict has them. */
export function noteTensors({ facts }: Machine, items: readonly Value[]): void {
  for (let at = 1; at < items.length; at += 2) {
    const value = items[at];
    if (typeof value !== "object" || value.kind !== "call") continue;
    const tensor = tensorOf(value);
    const name = items[at - 1];
    if (tensor !== undefined && typeof name === "string" && facts.tensors.length < MOST_TENSORS) facts.tensors.push({ name, ...tensor });
  }
}

/** Of `_rebuild_tensor_v2(storage, offset, shape, …)`, also inside `_rebuild_parameter`. */
function tensorOf(value: Value | undefined): Omit<Tensor, "name"> | undefined {
  if (typeof value !== "object" || value.kind !== "call" || !isGlobal(value.callee) || value.callee.module !== "torch._utils") return undefined;
  const [first, , shape] = itemsOf(value.args);
  if (value.callee.name.startsWith("_rebuild_parameter")) return tensorOf(first);
  const storage = typeof first === "object" && first.kind === "call" ? itemsOf(first.args)[1] : undefined;
  const sizes = itemsOf(shape);
  if (!isGlobal(storage) || !sizes.every((size) => typeof size === "number")) return undefined;
  const [dtype, size] = STORAGES[storage.name] ?? [storage.name, 0];
  return { shape: sizes, dtype, bytes: sizes.reduce((product, one) => product * one, size) };
}
