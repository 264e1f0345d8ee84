import { positionOf } from "../cursor.ts";
import { note, type Import } from "./facts.ts";
import type { Machine } from "./machine.ts";
import { fullName, isGlobal, itemsOf, type Call, type Global, type Value } from "./values.ts";

/** A hostile file may name millions of things; all beyond these are still counted as one. */
const MOST_IMPORTS = 20_000;

/** Each of these is looked at; beyond them nothing is taken for granted. */
const CALLS_OF_TRAMPOLINES = 2000;

/** Callables that can reach others by name: where they go as data decides whether they are harmless. */
const TRAMPOLINES = new Set(["getattr", "partial", "attrgetter", "methodcaller", "itemgetter", "type", "map", "filter", "_load_from_bytes", "_ufunc_reconstruct", "__ufunc_reconstruct"]);

export function importGlobal(machine: Machine, module: string, name: string): Global {
  const { imports, tampering } = machine.facts;
  const key = fullName({ module, name });
  const known = imports.get(key);
  if (known) {
    known.count++;
    return known;
  }
  const offset = positionOf(machine.cursor);
  const made: Import = { kind: "global", module, name, offset, count: 1, calls: [], callCount: 0, called: false, handedOn: false };
  if (imports.size < MOST_IMPORTS) imports.set(key, made);
  else note(tampering, { offset, what: `More than ${MOST_IMPORTS} different imports, which no model has.`, severity: "dangerous" }, 1);
  if (TRAMPOLINES.has(name)) machine.watching = true;
  return made;
}

export function noteCall(machine: Machine, callee: Value, args: Value, opcode: string, depth = 0): void {
  const offset = positionOf(machine.cursor);
  if (isGlobal(callee)) {
    const used = callee as Import;
    used.callCount++;
    used.called ||= opcode === "REDUCE" || opcode === "INST" || opcode === "OBJ";
    note(used.calls, { offset, opcode, args }, TRAMPOLINES.has(callee.name) ? CALLS_OF_TRAMPOLINES : 3);
    return;
  }
  if (typeof callee === "object" && callee.kind === "call") {
    noteIndirect(machine, callee, args, opcode, depth);
    return;
  }
  note(machine.facts.tampering, { offset, what: `${opcode} calls something that is no function. Such a file was not made by Python's pickle writer.`, severity: "suspicious" });
}

/** Functions that are bound and bound again; no honest file goes so deep. */
const DEEPEST_BINDING = 8;

/** What an object calls when it is called: the attribute that `getattr` fetched, or the function that `partial` bound. */
function noteIndirect(machine: Machine, called: Call, args: Value, opcode: string, depth: number): void {
  const { callee, state } = called;
  const [first, name] = itemsOf(called.args);
  const bound = itemsOf(state)[0] ?? first;
  if (depth > DEEPEST_BINDING || !isGlobal(callee)) handOn(machine, callee);
  else if (isGetattr(callee) && isGlobal(first) && name === "__new__") noteCall(machine, first, args, "NEWOBJ", depth + 1);
  // `getattr(datetime.timezone, "utc")` is `datetime.timezone.utc`, and judged by that name.
  else if (isGetattr(callee) && isGlobal(first) && typeof name === "string") noteCall(machine, importGlobal(machine, first.module, `${first.name}.${name}`), args, opcode, depth + 1);
  else if (fullName(callee) === "functools.partial" && bound !== undefined && !isConstant(bound)) noteCall(machine, bound, args, opcode, depth + 1);
  else handOn(machine, callee);
}

export const isGetattr = ({ module, name }: Global): boolean => name === "getattr" && /^(__builtin__|builtins)$/.test(module);

const isConstant = (value: Value): boolean => typeof value !== "object" || (value.kind !== "global" && value.kind !== "call");

/** The import goes into a container or a call as data. */
export function handOn(machine: Machine, value: Value): void {
  if (machine.watching && isGlobal(value)) (value as Import).handedOn = true;
}
