import { positionOf } from "../cursor.ts";
import { u64, viewOf } from "../source.ts";
import { utf8 } from "../text.ts";
import { note, type Import } from "./facts.ts";
import { noteCodeInState } from "./codeInState.ts";
import { handOn, importGlobal, noteCall } from "./imports.ts";
import { fail, follow, pop, popToMark, type Machine, type Opcode } from "./machine.ts";
import { readLine } from "./reading.ts";
import { UNKNOWN, isGlobal, isObject, written, type Call, type Group, type Value } from "./values.ts";

/** Importing, calling, and what frames the stream. */
export const callOpcodes: readonly Opcode[] = [
  { code: 0x63, name: "GLOBAL", run: (machine) => withTwoLines(machine, (module, name) => machine.stack.push(importGlobal(machine, module, name))) },
  { code: 0x93, name: "STACK_GLOBAL", run: stackGlobal },
  { code: 0x69, name: "INST", run: (machine) => withTwoLines(machine, (module, name) => call(machine, "INST", importGlobal(machine, module, name), tupleOf(popToMark(machine)))) },
  { code: 0x6f, name: "OBJ", run: callAboveMark },
  { code: 0x52, name: "REDUCE", run: (machine) => callWith(machine, "REDUCE", pop(machine)) },
  { code: 0x81, name: "NEWOBJ", run: (machine) => callWith(machine, "NEWOBJ", pop(machine)) },
  { code: 0x92, name: "NEWOBJ_EX", run: (machine) => callWithKeywords(machine, pop(machine)) },
  { code: 0x62, name: "BUILD", run: build },
  { code: 0x51, name: "BINPERSID", run: (machine) => persistent(machine, pop(machine)) },
  { code: 0x50, name: "PERSID", run: persistentLine },
  extension(0x82, "EXT1", 1),
  extension(0x83, "EXT2", 2),
  extension(0x84, "EXT4", 4),
  { code: 0x80, name: "PROTO", run: protocol },
  { code: 0x95, name: "FRAME", run: frame },
  { code: 0x2e, name: "STOP", run: stop },
];

const tupleOf = (items: Value[]): Group => ({ kind: "tuple", items: items.slice(0, 256), length: items.length, pinned: true, weight: 1 });

/** Calls of one function whose arguments are kept for good: a dtype is made once and used much later. */
const PINNED_CALLS = 1000;

function withTwoLines(machine: Machine, use: (module: string, name: string) => void): void {
  const module = readLine(machine);
  const name = module === undefined ? undefined : readLine(machine);
  if (module === undefined || name === undefined) return;
  const decoded = [module, name].map((line) => utf8(Uint8Array.from(line, (character) => character.charCodeAt(0))));
  if (decoded.some((line) => line.includes("\ufffd"))) fail(machine, "a name is no valid text");
  else use(decoded[0] ?? "", decoded[1] ?? "");
}

function stackGlobal(machine: Machine): void {
  const name = pop(machine);
  const module = pop(machine);
  if (machine.stopped) return;
  if (typeof name === "string" && typeof module === "string") {
    machine.stack.push(importGlobal(machine, module, name));
    return;
  }
  const computed = [module, name].some((part) => isObject(part) && (part.kind === "call" || part.kind === "text"));
  if (!computed) { fail(machine, "an import's name is no text"); return; }
  note(machine.facts.tampering, {
    offset: positionOf(machine.cursor),
    what: `Imports something whose name is only made while loading: ${written(module)} . ${written(name)}. Nobody can tell beforehand what that is.`,
    severity: "dangerous",
  });
  machine.stack.push(UNKNOWN);
}

function callAboveMark(machine: Machine): void {
  const [callee, ...args] = popToMark(machine);
  if (callee === undefined) fail(machine, "OBJ has nothing to call");
  else call(machine, "OBJ", callee, tupleOf(args));
}

function callWith(machine: Machine, opcode: string, args: Value): void {
  const callee = pop(machine);
  if (!machine.stopped) call(machine, opcode, callee, args);
}

function callWithKeywords(machine: Machine, keywords: Value): void {
  const args = pop(machine);
  const callee = pop(machine);
  if (!machine.stopped) call(machine, "NEWOBJ_EX", callee, tupleOf([args, keywords]));
}

function call(machine: Machine, opcode: string, callee: Value, args: Value): void {
  noteCall(machine, callee, args, opcode);
  handOn(machine, args);
  pin(callee, args);
  machine.stack.push({ kind: "call", callee, args, state: undefined });
}

function pin(callee: Value, part: Value): void {
  if (isGlobal(callee) && (callee as Import).callCount <= PINNED_CALLS && isObject(part) && "pinned" in part) part.pinned = true;
}

function build(machine: Machine): void {
  const state = pop(machine);
  const built = machine.stack.at(-1);
  if (built === undefined) { fail(machine, "the stack is empty"); return; }
  handOn(machine, state);
  if (!isObject(built) || built.kind !== "call") return;
  pin(built.callee, state);
  built.state = state;
  noteCodeInState(machine, built);
  const after = machine.afterBuild?.(built, machine);
  if (after?.problem !== undefined) fail(machine, after.problem);
  if (after?.value !== undefined) machine.stack[machine.stack.length - 1] = after.value;
}

const PERSISTENT = { kind: "constant", text: "persistent_load" } as const;

function persistent(machine: Machine, id: Value): void {
  const loaded: Call = { kind: "call", callee: PERSISTENT, args: id, state: undefined };
  machine.stack.push(loaded);
}

function persistentLine(machine: Machine): void {
  const id = readLine(machine);
  if (id !== undefined) persistent(machine, id);
}

/** Numbers that stand for whatever the loading program registered under them. */
function extension(code: number, name: string, size: 1 | 2 | 4): Opcode {
  return {
    code,
    name,
    run(machine) {
      const { cursor } = machine;
      if (!follow(machine, size)) return;
      const view = viewOf(cursor.bytes);
      const number = size === 1 ? view.getUint8(cursor.at) : size === 2 ? view.getUint16(cursor.at, true) : view.getInt32(cursor.at, true);
      note(machine.facts.tampering, {
        offset: positionOf(cursor),
        what: `${name} imports whatever the loading program has registered under number ${number}. Model files never use this; it hides the name of what is imported.`,
        severity: "dangerous",
      });
      cursor.at += size;
      machine.stack.push(importGlobal(machine, "copyreg extension", String(number)));
    },
  };
}

function protocol(machine: Machine): void {
  const { cursor, facts } = machine;
  if (!follow(machine, 1)) return;
  const version = cursor.bytes[cursor.at++] ?? 0;
  if (version > 5) { fail(machine, `pickle protocol ${version} does not exist`); return; }
  if (positionOf(cursor) - facts.start > 2) {
    note(facts.tampering, { offset: positionOf(cursor), what: "The protocol is stated in the middle of the stream, as in a pickle patched by hand.", severity: "suspicious" }, 3);
  }
  facts.protocol = version;
}

function frame(machine: Machine): void {
  const { cursor, facts } = machine;
  if (!follow(machine, 8)) return;
  const length = u64(viewOf(cursor.bytes), cursor.at);
  cursor.at += 8;
  if (machine.frameEnd !== 0) {
    note(facts.tampering, { offset: positionOf(cursor), what: "A frame begins inside another frame. Readers disagree on what that means, which hides what really runs.", severity: "dangerous" }, 3);
  }
  machine.frameEnd = positionOf(cursor) + length;
}

function stop(machine: Machine): void {
  machine.facts.result = machine.stack.at(-1);
  if (machine.facts.result === undefined) fail(machine, "the pickle returns nothing");
  machine.stopped = true;
}
