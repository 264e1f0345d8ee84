import { u32At } from "../source.ts";
import { fromFile, leaveInFile } from "./farTexts.ts";
import { fail, follow, type Machine, type Opcode } from "./machine.ts";
import { readLine } from "./reading.ts";
import { UNKNOWN, isGlobal, isObject, type Value } from "./values.ts";

/** Remembering the top of the stack under a number, and bringing it back. */
export const memoOpcodes: readonly Opcode[] = [
  { code: 0x94, name: "MEMOIZE", run: (machine) => put(machine, machine.memo.length + machine.sparseMemo.size, 1) },
  { code: 0x71, name: "BINPUT", run: (machine) => withNumber(machine, 1, put) },
  { code: 0x72, name: "LONG_BINPUT", run: (machine) => withNumber(machine, 4, put) },
  { code: 0x70, name: "PUT", run: (machine) => withLine(machine, put) },
  { code: 0x68, name: "BINGET", run: (machine) => withNumber(machine, 1, get) },
  { code: 0x6a, name: "LONG_BINGET", run: (machine) => withNumber(machine, 4, get) },
  { code: 0x67, name: "GET", run: (machine) => withLine(machine, get) },
];

type Use = (machine: Machine, index: number, opcodeSize: number) => void;

function withNumber(machine: Machine, size: 1 | 4, use: Use): void {
  const { cursor } = machine;
  if (!follow(machine, size)) return;
  const index = size === 1 ? (cursor.bytes[cursor.at] ?? 0) : u32At(cursor.bytes, cursor.at);
  cursor.at += size;
  use(machine, index, 1 + size);
}

function withLine(machine: Machine, use: Use): void {
  const line = readLine(machine);
  if (line === undefined) return;
  if (/^\s*\+?[0-9][0-9_]{0,15}\s*$/.test(line)) use(machine, Number(line.replaceAll("_", "")), 0);
  else fail(machine, "a memo number is no number");
}

/** A file that remembers more than this is not followed further, so that memory stays bounded. */
const MOST_ENTRIES = 10_000_000;
/** Beyond these, objects are remembered as something unknown. What a call needs lies close to it. */
const MOST_OBJECTS = 1_000_000;
/** Lists and dictionaries, of which data has the most and which no call needs from far away. */
const MOST_CONTAINERS = 50_000;

/** A number far off must not make a long array, so it goes to the map. */
function put(machine: Machine, index: number, opcodeSize: number): void {
  const { memo, sparseMemo, stack } = machine;
  const value = stack.at(-1);
  const top = value === undefined || memo.length <= MOST_CONTAINERS ? value : compact(machine, value, index, opcodeSize);
  if (top === undefined) fail(machine, "the stack is empty");
  else if (memo.length + sparseMemo.size >= MOST_ENTRIES) fail(machine, "more objects are remembered than any model has");
  else if (index === memo.length && !sparseMemo.has(index)) memo.push(top);
  else if (index < memo.length) memo[index] = top;
  else sparseMemo.set(index, top);
}

function compact(machine: Machine, value: Value, index: number, opcodeSize: number): Value {
  if (isObject(value)) return machine.memo.length > mostOf(value) ? UNKNOWN : value;
  const isNext = index === machine.memo.length && !machine.sparseMemo.has(index);
  return typeof value === "string" && isNext && leaveInFile(machine.farTexts, machine.cursor, index, opcodeSize) ? IN_FILE : value;
}

/** Stands in the memo for a text that is read from the file when it is asked for. */
const IN_FILE: Value = { kind: "constant", text: "…" };

const mostOf = (value: Exclude<Value, string | number>): number => (isGlobal(value) ? Infinity : value.kind === "list" || value.kind === "dict" ? MOST_CONTAINERS : MOST_OBJECTS);

function get(machine: Machine, index: number): void {
  const value = machine.memo[index] ?? machine.sparseMemo.get(index);
  if (value === undefined) fail(machine, `memo number ${index} was never set`);
  else if (value === IN_FILE) machine.stack.push(fromFile(machine.farTexts, machine.cursor, index));
  else machine.stack.push(value);
}
