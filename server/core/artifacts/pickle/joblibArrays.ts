import { has, positionOf, skip } from "../cursor.ts";
import type { StreamFacts } from "./facts.ts";
import type { AfterBuild, Machine } from "./machine.ts";
import { NONE, UNKNOWN, entry, isGlobal, itemsOf, type Call, type Value } from "./values.ts";

/**
 * joblib writes a NumpyArrayWrapper and behind it, amid the opcodes, the raw bytes of the array, or for an array of
 * objects another pickle. A tool that lists opcodes goes astray there, so that is where a payload would hide.
 */
export function arrayReader(total: { bytes: number }, readInner: () => StreamFacts | undefined): AfterBuild {
  return (built, machine) => {
    if (typeof built !== "object" || built.kind !== "call" || !isGlobal(built.callee) || built.callee.name !== "NumpyArrayWrapper") return undefined;
    if (!built.callee.module.startsWith("joblib.numpy_pickle")) return undefined;
    const layout = layoutOf(built);
    if (layout === undefined) return { problem: "an array of joblib has a layout that cannot be told" };
    if (machine.frameEnd <= positionOf(machine.cursor)) machine.frameEnd = 0;
    if (layout.holdsObjects) {
      const inner = readInner();
      return inner === undefined || inner.problem !== undefined ? { problem: "an array of objects cannot be followed" } : { value: UNKNOWN };
    }
    total.bytes += layout.bytes;
    return skipArray(machine, layout) ? { value: UNKNOWN } : { problem: "the file ends inside an array" };
  };
}

interface Layout {
  readonly bytes: number;
  readonly aligned: boolean;
  readonly holdsObjects: boolean;
}

function layoutOf(wrapper: Call): Layout | undefined {
  const dtype = entry(wrapper.state, "dtype");
  const item = dtype === undefined ? undefined : itemOf(dtype);
  const shape = itemsOf(entry(wrapper.state, "shape"));
  if (item === undefined || !shape.every((size) => typeof size === "number" && size >= 0)) return undefined;
  const count = shape.reduce<number>((product, size) => product * Number(size), 1);
  const alignment = entry(wrapper.state, "numpy_array_alignment_bytes");
  return { bytes: count * item.size, aligned: alignment !== undefined && alignment !== NONE, holdsObjects: item.holdsObjects };
}

/** One byte says how much padding follows. */
function skipArray(machine: Machine, { bytes, aligned }: Layout): boolean {
  const { cursor } = machine;
  if (aligned) {
    if (!has(cursor, 1)) return false;
    const padding = cursor.bytes[cursor.at++] ?? 0;
    if (!skip(cursor, padding)) return false;
  }
  return skip(cursor, bytes);
}

interface Item {
  readonly size: number;
  readonly holdsObjects: boolean;
}

/** Of `numpy.dtype("f8", False, True)`; the state of a record type names its fields' types. */
function itemOf(dtype: Value): Item | undefined {
  if (typeof dtype !== "object" || dtype.kind !== "call") return undefined;
  // Texts of any length lie elsewhere than in the array, so joblib pickles them.
  if (isGlobal(dtype.callee) && dtype.callee.name === "_convert_to_stringdtype_kwargs") return { size: 16, holdsObjects: true };
  const [code] = itemsOf(dtype.args);
  const match = typeof code === "string" ? /^[<>|=]?([a-zA-Z])(\d*)$/.exec(code) : null;
  if (match === null) return undefined;
  const [, letter, digits] = match;
  const size = Number(digits === "" ? 1 : digits) * (letter === "U" ? 4 : 1);
  return { size, holdsObjects: letter === "O" || mentionsObjects(dtype.state, 0) };
}

function mentionsObjects(value: Value | undefined, depth: number): boolean {
  if (typeof value !== "object" || depth > 8) return false;
  if (value.kind === "call") return itemOf(value)?.holdsObjects ?? false;
  return "items" in value && value.items.some((item) => mentionsObjects(item, depth + 1));
}
