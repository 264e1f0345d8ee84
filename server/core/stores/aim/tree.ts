import { utf8 } from "../../text/utf8.ts";

/** What Aim's server sends: objects, lists, texts, numbers, bytes. */
export type AimValue = string | number | boolean | null | Uint8Array | AimValue[] | AimObject;
export interface AimObject {
  [key: string]: AimValue;
}

/** What the first byte of a value says it is. */
const [BOOL, INT, FLOAT, TEXT, BYTES, ARRAY] = [1, 2, 3, 4, 5, 6] as const;
/** Objects have this bit, those of Aim's own classes as well. */
const OBJECT = 7;
/** Ends each key of a path, and is no part of any UTF-8 text; before a number it stands twice. */
const END_OF_KEY = 0xfe;

/**
 * Reads a stream of Aim's server: pairs of a path and a value, each with its length before it, which make one tree.
 * `undefined` where it breaks off or is something else.
 */
export function aimTree(bytes: Uint8Array): AimObject | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const root: AimObject = {};
  for (let at = 0; at < bytes.length; ) {
    const path = pieceAt(bytes, view, at);
    const value = path && pieceAt(bytes, view, at + 4 + path.length);
    const keys = path && keysOf(path);
    if (!value || !keys || keys.length === 0) return undefined;
    put(root, keys, valueOf(value));
    at += 8 + path.length + value.length;
  }
  return root;
}

function pieceAt(bytes: Uint8Array, view: DataView, at: number): Uint8Array | undefined {
  if (at + 4 > bytes.length) return undefined;
  const end = at + 4 + view.getUint32(at, true);
  return end > bytes.length ? undefined : bytes.subarray(at + 4, end);
}

function keysOf(path: Uint8Array): readonly (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  for (let at = 0; at < path.length; ) {
    if (path[at] === END_OF_KEY) {
      if (at + 9 > path.length) return undefined;
      keys.push(Number(new DataView(path.buffer, path.byteOffset + at + 1, 8).getBigInt64(0)));
      at += 10;
      continue;
    }
    const end = path.indexOf(END_OF_KEY, at);
    if (end < 0) return undefined;
    keys.push(utf8(path.subarray(at, end)));
    at = end + 1;
  }
  return keys;
}

function valueOf(bytes: Uint8Array): AimValue {
  const [type = 0] = bytes;
  const content = bytes.subarray(1);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (type === BOOL) return content[0] !== 0;
  if (type === INT && content.length >= 8) return Number(view.getBigInt64(0, true));
  if (type === FLOAT && content.length >= 8) return view.getFloat64(0, true);
  if (type === TEXT) return utf8(content);
  if (type === BYTES) return content;
  if (type === ARRAY) return [];
  return (type & OBJECT) === OBJECT ? {} : null;
}

/** A list is announced before its elements; an object only where it is empty. */
function put(root: AimObject, keys: readonly (string | number)[], value: AimValue): void {
  let place: AimValue[] | AimObject = root;
  keys.forEach((key, depth) => {
    const last = depth === keys.length - 1;
    const inner = last ? value : childOf(place, key);
    if (Array.isArray(place)) place[Number(key)] = inner;
    else Object.defineProperty(place, key, { value: inner, enumerable: true, configurable: true, writable: true });
    if (!last) place = inner as AimValue[] | AimObject;
  });
}

function childOf(place: AimValue[] | AimObject, key: string | number): AimValue[] | AimObject {
  const known = Array.isArray(place) ? place[Number(key)] : Object.hasOwn(place, key) ? place[key] : undefined;
  return Array.isArray(known) || isAimObject(known) ? known : {};
}

export const isAimObject = (value: AimValue | undefined): value is AimObject => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** A column of numbers: doubles in bytes. */
export function doublesIn(value: AimValue | undefined): Float64Array {
  const blob = isAimObject(value) ? value["blob"] : undefined;
  if (!(blob instanceof Uint8Array)) return new Float64Array(0);
  return new Float64Array(blob.slice().buffer, 0, Math.floor(blob.length / 8));
}
