/** The numbers of a NumPy array, row by row, whatever their order in the file. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly numbers: Float64Array;
}

export type ReadArray = { readonly state: "read"; readonly array: NumberArray } | { readonly state: "failed"; readonly reason: string };

/** Reads an array of numbers; one of Python objects is a pickle and never loaded. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function readNpy(bytes: Uint8Array): ReadArray {
  if (!MAGIC.every((byte, place) => bytes[place] === byte)) return failed("is no NumPy array.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = (bytes[6] ?? 1) >= 2;
  const start = long ? 12 : 10;
  if (bytes.length < start) return failed("breaks off in its head.");
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const head = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 4096)));
  const [, order = "", type = ""] = /'descr':\s*'([<>|=])([a-zA-Z]\d*)'/.exec(head) ?? [];
  if (type.startsWith("O")) return failed("holds Python objects, which are a pickle: loading them could run code, so it is not done. Save plain numbers, as by np.save(path, np.asarray(values, dtype=float)).");
  const read = TYPES[type];
  if (!read) return failed(type === "" ? "holds records; save one array of plain numbers." : `holds values of the type ${type}, not numbers.`);
  const [, dimensions] = /'shape':\s*\(([^)]*)\)/.exec(head) ?? [];
  const shape = (dimensions ?? "").split(",").map((part) => part.trim()).filter(Boolean).map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  if (!Number.isSafeInteger(count) || bytes.length < end + count * read.size) return failed("breaks off before its last number.");
  const little = order !== ">";
  const numbers = Float64Array.from({ length: count }, (_, place) => read.at(view, end + place * read.size, little));
  return { state: "read", array: { shape, numbers: /'fortran_order':\s*True/.test(head) ? byRows(numbers, shape) : numbers } };
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const failed = (reason: string): ReadArray => ({ state: "failed", reason });

interface NumberType {
  readonly size: number;
  readonly at: (view: DataView, place: number, little: boolean) => number;
}

const TYPES: Readonly<Record<string, NumberType>> = {
  f8: { size: 8, at: (view, place, little) => view.getFloat64(place, little) },
  f4: { size: 4, at: (view, place, little) => view.getFloat32(place, little) },
  i8: { size: 8, at: (view, place, little) => Number(view.getBigInt64(place, little)) },
  i4: { size: 4, at: (view, place, little) => view.getInt32(place, little) },
  i2: { size: 2, at: (view, place, little) => view.getInt16(place, little) },
  i1: { size: 1, at: (view, place) => view.getInt8(place) },
  u1: { size: 1, at: (view, place) => view.getUint8(place) },
  b1: { size: 1, at: (view, place) => view.getUint8(place) },
};

/** Fortran's order lets the first place run fastest. */
function byRows(numbers: Float64Array, shape: readonly number[]): Float64Array {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const places = new Array<number>(shape.length).fill(0);
  return numbers.map(() => {
    const value = numbers[places.reduce((sum, place, axis) => sum + place * (strides[axis] ?? 1), 0)] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      places[axis] = (places[axis] ?? 0) + 1;
      if ((places[axis] ?? 0) < (shape[axis] ?? 0)) break;
      places[axis] = 0;
    }
    return value;
  });
}
