import { cursorOf, has, positionOf, skip, type Cursor } from "../cursor.ts";
import { uninspected, type Evidence, type Findings, type MetadataValue, type Tensor } from "../report.ts";
import { startsWith, u32At, u64, viewOf } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { unread, type Format } from "./format.ts";
import { inspectTemplate } from "./jinja.ts";
import { tensorMetadata } from "./tensors.ts";

/** Far beyond any model, so that a count that lies cannot make us work for long. */
const MOST = { entries: 100_000, tensors: 1_000_000, text: 10_000_000, items: 10_000_000, dimensions: 8, depth: 4 };

/** llama.cpp's format: a header of keys and values, the list of tensors, then numbers. */
export const gguf: Format = {
  name: "gguf",
  matches: ({ head }) => startsWith(head, "GGUF"),
  inspect({ source, head }) {
    if (head.length < 24) return uninspected("gguf", "The file is too short for its header.");
    const version = u32At(head, 4);
    if (version < 2 || version > 3) return uninspected("gguf", `Version ${version} of GGUF cannot be read here.`);
    const [tensors, entries] = [u64(viewOf(head), 8), u64(viewOf(head), 16)];
    const cursor = cursorOf(source, 24);
    const problem = entries > MOST.entries || tensors > MOST.tensors ? "its header claims more entries than any model has" : undefined;
    return problem === undefined ? readAllOf(cursor, entries, tensors, version) : uninspected("gguf", `The file cannot be read: ${problem}.`);
  },
};

function readAllOf(cursor: Cursor, entries: number, count: number, version: number): Findings {
  const evidence: Evidence[] = [];
  const values: Record<string, MetadataValue> = {};
  for (let index = 0; index < entries; index++) {
    const key = text(cursor);
    const value = key === undefined || !has(cursor, 4) ? undefined : valueOf(cursor, number32(cursor), 0);
    if (key === undefined || value === undefined) return broken(cursor, evidence, values);
    if (typeof value === "string" && /(^|\.)chat_template(\.|$)/.test(key)) evidence.push(...inspectTemplate(value, key));
    values[shown(key)] = typeof value === "string" ? shown(value, 2000) : value;
  }
  const tensors: Tensor[] = [];
  for (let index = 0; index < count; index++) {
    const tensor = tensorInfo(cursor);
    if (tensor === undefined) return broken(cursor, evidence, values);
    tensors.push(tensor);
  }
  return { format: "gguf", evidence, metadata: { version, ...tensorMetadata(tensors), keys: values } };
}

const broken = (cursor: Cursor, evidence: readonly Evidence[], keys: Record<string, MetadataValue>): Findings => ({
  format: "gguf",
  evidence: [...evidence, unread(`The header is damaged or cut short near byte ${positionOf(cursor)}.`)],
  metadata: { keys },
});

function number32(cursor: Cursor): number {
  cursor.at += 4;
  return u32At(cursor.bytes, cursor.at - 4);
}

function number64(cursor: Cursor): number | undefined {
  if (!has(cursor, 8)) return undefined;
  cursor.at += 8;
  return u64(viewOf(cursor.bytes), cursor.at - 8);
}

function text(cursor: Cursor): string | undefined {
  const length = number64(cursor);
  if (length === undefined || length > MOST.text || !has(cursor, length)) return undefined;
  cursor.at += length;
  return utf8(cursor.bytes.subarray(cursor.at - length, cursor.at));
}

/** Types 0 to 12 in their order: how many bytes, and how to read them. Texts and arrays are read on their own. */
const NUMBERS: readonly (readonly [size: number, read: (view: DataView, at: number) => MetadataValue] | undefined)[] = [
  [1, (view, at) => view.getUint8(at)], [1, (view, at) => view.getInt8(at)],
  [2, (view, at) => view.getUint16(at, true)], [2, (view, at) => view.getInt16(at, true)],
  [4, (view, at) => view.getUint32(at, true)], [4, (view, at) => view.getInt32(at, true)],
  [4, (view, at) => view.getFloat32(at, true)], [1, (view, at) => view.getUint8(at) !== 0],
  undefined, undefined,
  [8, (view, at) => u64(view, at)], [8, (view, at) => Number(view.getBigInt64(at, true))], [8, (view, at) => view.getFloat64(at, true)],
];
const TEXT = 8;
const ARRAY = 9;

function valueOf(cursor: Cursor, type: number, depth: number): MetadataValue | undefined {
  if (type === TEXT) return text(cursor);
  if (type === ARRAY) return array(cursor, depth);
  const number = NUMBERS[type];
  if (number === undefined || !has(cursor, number[0])) return undefined;
  cursor.at += number[0];
  return number[1](viewOf(cursor.bytes), cursor.at - number[0]);
}

/** Only how long it is: a vocabulary has hundreds of thousands of entries. */
function array(cursor: Cursor, depth: number): MetadataValue | undefined {
  if (!has(cursor, 12) || depth >= MOST.depth) return undefined;
  const type = number32(cursor);
  const count = number64(cursor);
  const size = NUMBERS[type]?.[0];
  if (count === undefined) return undefined;
  if (size !== undefined) return skip(cursor, count * size) ? `${count} values` : undefined;
  if (count > MOST.items) return undefined;
  for (let index = 0; index < count; index++) if (valueOf(cursor, type, depth + 1) === undefined) return undefined;
  return `${count} ${type === TEXT ? "texts" : "arrays"}`;
}

/** Bytes and values of a block of each type; llama.cpp packs its weights in blocks. */
const BLOCKS: Readonly<Record<number, readonly [name: string, bytes: number, values: number]>> = {
  0: ["F32", 4, 1], 1: ["F16", 2, 1], 2: ["Q4_0", 18, 32], 3: ["Q4_1", 20, 32], 6: ["Q5_0", 22, 32], 7: ["Q5_1", 24, 32], 8: ["Q8_0", 34, 32], 9: ["Q8_1", 36, 32],
  10: ["Q2_K", 84, 256], 11: ["Q3_K", 110, 256], 12: ["Q4_K", 144, 256], 13: ["Q5_K", 176, 256], 14: ["Q6_K", 210, 256], 15: ["Q8_K", 292, 256],
  16: ["IQ2_XXS", 66, 256], 17: ["IQ2_XS", 74, 256], 18: ["IQ3_XXS", 98, 256], 19: ["IQ1_S", 50, 256], 20: ["IQ4_NL", 18, 32], 21: ["IQ3_S", 110, 256], 22: ["IQ2_S", 82, 256], 23: ["IQ4_XS", 136, 256],
  24: ["I8", 1, 1], 25: ["I16", 2, 1], 26: ["I32", 4, 1], 27: ["I64", 8, 1], 28: ["F64", 8, 1], 29: ["IQ1_M", 56, 256], 30: ["BF16", 2, 1], 34: ["TQ1_0", 54, 256], 35: ["TQ2_0", 66, 256], 39: ["MXFP4", 17, 32],
};

function tensorInfo(cursor: Cursor): Tensor | undefined {
  const name = text(cursor);
  if (name === undefined || !has(cursor, 4)) return undefined;
  const dimensions = number32(cursor);
  if (dimensions > MOST.dimensions) return undefined;
  const shape = Array.from({ length: dimensions }, () => number64(cursor) ?? -1);
  if (shape.includes(-1) || !has(cursor, 12)) return undefined;
  const type = number32(cursor);
  cursor.at += 8;
  const [dtype, bytes, values] = BLOCKS[type] ?? [`type ${type}`, 0, 1];
  return { name, shape, dtype, bytes: Math.ceil(shape.reduce((product, one) => product * one, 1) / values) * bytes };
}
