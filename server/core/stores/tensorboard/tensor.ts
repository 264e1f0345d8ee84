import { utf8 } from "../../text/utf8.ts";
import { eachField, payloads } from "../wire.ts";

/** The numbers of a TensorProto, and its texts. Only the kinds that summaries use. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly texts: readonly Uint8Array[];
}

/** By the number of the data type in `tensor_content`. */
const CONTENT: Readonly<Record<number, { readonly size: number; readonly get: (view: DataView, at: number) => number }>> = {
  1: { size: 4, get: (view, at) => view.getFloat32(at, true) },
  2: { size: 8, get: (view, at) => view.getFloat64(at, true) },
  3: { size: 4, get: (view, at) => view.getInt32(at, true) },
  9: { size: 8, get: (view, at) => Number(view.getBigInt64(at, true)) },
};

/** Lists of one type each: `float_val`, `double_val`, as packed numbers or one by one. */
const LISTS: Readonly<Record<number, { readonly size: number; readonly get: (view: DataView, at: number) => number }>> = {
  5: { size: 4, get: (view, at) => view.getFloat32(at, true) },
  6: { size: 8, get: (view, at) => view.getFloat64(at, true) },
};

export function readTensor(message: Uint8Array): Tensor {
  let type = 0;
  let shape: readonly number[] = [];
  let content: Uint8Array | undefined;
  const values: number[] = [];
  const texts: Uint8Array[] = [];
  eachField(message, ({ number, value, bytes }) => {
    if (number === 1) type = value;
    else if (number === 2) shape = payloads(bytes, 2).map((dimension) => sizeOf(dimension));
    else if (number === 4) content = bytes;
    else if (number === 8) texts.push(bytes);
    else if (number === 7 || number === 10) values.push(...(bytes.length > 0 ? varints(bytes) : [value]));
    else if (LISTS[number]) values.push(...(bytes.length > 0 ? numbersIn(bytes, LISTS[number]) : [value]));
  });
  const layout = CONTENT[type];
  return { shape, values: content && layout ? numbersIn(content, layout) : values, texts };
}

export const textsOf = ({ texts }: Tensor): readonly string[] => texts.map(utf8);

function sizeOf(dimension: Uint8Array): number {
  let size = 0;
  eachField(dimension, ({ number, value }) => number === 1 && (size = value));
  return size;
}

function numbersIn(bytes: Uint8Array, { size, get }: { readonly size: number; readonly get: (view: DataView, at: number) => number }): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => get(view, index * size));
}

/** Packed numbers without a field of their own; each is given one so that the same reader does. */
function varints(bytes: Uint8Array): readonly number[] {
  const values: number[] = [];
  let start = 0;
  bytes.forEach((byte, index) => {
    if (byte >= 0x80) return;
    eachField(new Uint8Array([8, ...bytes.subarray(start, index + 1)]), ({ value }) => values.push(value));
    start = index + 1;
  });
  return values;
}
