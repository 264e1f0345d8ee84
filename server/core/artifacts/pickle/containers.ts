import { positionOf } from "../cursor.ts";
import { note } from "./facts.ts";
import { pop, popToMark, fail, type Machine, type Opcode } from "./machine.ts";
import { handOn } from "./imports.ts";
import { noteTensors } from "./tensors.ts";
import { append, isObject, newGroup, type Group, type Value } from "./values.ts";

/** Building tuples, lists, dictionaries and sets, and moving things about on the stack. */
export const containerOpcodes: readonly Opcode[] = [
  { code: 0x28, name: "MARK", run: ({ marks, stack }) => void marks.push(stack.length) },
  { code: 0x30, name: "POP", run: popOne },
  { code: 0x31, name: "POP_MARK", run: (machine) => void popToMark(machine) },
  { code: 0x32, name: "DUP", run: duplicate },
  empty(0x29, "EMPTY_TUPLE", "tuple"),
  empty(0x5d, "EMPTY_LIST", "list"),
  empty(0x7d, "EMPTY_DICT", "dict"),
  empty(0x8f, "EMPTY_SET", "set"),
  fromMark(0x74, "TUPLE", "tuple"),
  fromMark(0x6c, "LIST", "list"),
  fromMark(0x64, "DICT", "dict"),
  fromMark(0x91, "FROZENSET", "set"),
  tuple(0x85, "TUPLE1", 1),
  tuple(0x86, "TUPLE2", 2),
  tuple(0x87, "TUPLE3", 3),
  { code: 0x61, name: "APPEND", run: (machine) => addTo(machine, [pop(machine)]) },
  { code: 0x65, name: "APPENDS", run: (machine) => addTo(machine, popToMark(machine)) },
  { code: 0x90, name: "ADDITEMS", run: (machine) => addTo(machine, popToMark(machine)) },
  { code: 0x73, name: "SETITEM", run: (machine) => setItems(machine, [pop(machine), pop(machine)].reverse()) },
  { code: 0x75, name: "SETITEMS", run: (machine) => setItems(machine, popToMark(machine)) },
];

/** Python takes off a MARK where one lies on top. */
function popOne(machine: Machine): void {
  if (machine.marks.at(-1) === machine.stack.length) machine.marks.pop();
  else pop(machine);
}

function duplicate(machine: Machine): void {
  const top = machine.stack.at(-1);
  if (top === undefined) fail(machine, "the stack is empty");
  else machine.stack.push(top);
}

function empty(code: number, name: string, kind: Group["kind"]): Opcode {
  return { code, name, run: ({ stack, recent }) => void stack.push(newGroup(kind, recent)) };
}

function fromMark(code: number, name: string, kind: Group["kind"]): Opcode {
  return { code, name, run: (machine) => void machine.stack.push(filled(machine, kind, popToMark(machine))) };
}

function tuple(code: number, name: string, count: number): Opcode {
  return {
    code,
    name,
    run(machine) {
      const items = machine.stack.splice(Math.max(0, machine.stack.length - count));
      if (items.length < count) fail(machine, "the stack is empty");
      machine.stack.push(filled(machine, "tuple", items));
    },
  };
}

function filled(machine: Machine, kind: Group["kind"], items: readonly Value[]): Group {
  const group = newGroup(kind, machine.recent);
  fill(machine, group, items);
  return group;
}

function fill(machine: Machine, group: Group, items: readonly Value[]): void {
  for (const item of items) {
    append(group, item);
    if (machine.watching) handOn(machine, item);
  }
  if (group.weight > MOST_UNFOLDED) noteUnfolding(machine);
}

/** Objects that a container holds when every shared part is counted each time. */
const MOST_UNFOLDED = 1e9;

function noteUnfolding(machine: Machine): void {
  const known = machine.facts.tampering.some(({ what }) => what === UNFOLDS);
  if (!known) note(machine.facts.tampering, { offset: positionOf(machine.cursor), what: UNFOLDS, severity: "suspicious" });
}

const UNFOLDS = "Containers refer to each other so often that printing, comparing or hashing the result would go through more than a billion objects, as in a file made to exhaust a machine.";

function setItems(machine: Machine, items: readonly Value[]): void {
  noteTensors(machine, items);
  addTo(machine, items);
}

/** What is below may also be an object that takes items itself, such as an OrderedDict; its items are not needed. */
function addTo(machine: Machine, items: readonly Value[]): void {
  const target = machine.stack.at(-1);
  if (target === undefined) fail(machine, "the stack is empty");
  else if (isObject(target) && (target.kind === "list" || target.kind === "dict" || target.kind === "set")) fill(machine, target, items);
  else if (machine.watching) for (const item of items) handOn(machine, item);
}
