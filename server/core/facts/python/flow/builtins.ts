import { batchOf, itemsOf } from "./iteration.ts";
import { contentOf, dataOf, freshData, make, NO_DATA, type Machine } from "./machine.ts";
import { namedTuple } from "./records.ts";
import { NONE, type Handed, type Value } from "./value.ts";

type Builtin = (machine: Machine, handed: readonly Handed[]) => Value;

/** Python's own functions over lists and loops; `undefined` for any other name. */
export function builtinCall(machine: Machine, name: string, handed: readonly Handed[]): Value | undefined {
  return BUILTINS.get(name)?.(machine, handed);
}

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["namedtuple", namedTuple],
  ["enumerate", enumerated],
  ["zip", zipped],
  ["list", listed],
  ["tuple", listed],
  ["set", setOf],
  ["dict", lookUpTable],
  ["range", (machine) => make(machine, { type: "list", items: [{ type: "scalar", symbol: `number${machine.fresh()}` }], open: true, counts: machine.fresh() })],
  ["arange", (machine) => freshData(machine, false)],
]);

function enumerated(machine: Machine, [first]: readonly Handed[]): Value {
  const inner = first?.value ?? NONE;
  const items = itemsOf(machine, inner);
  if (items) return tuple(machine, items.map((item) => tuple(machine, [make(machine, NO_DATA), item])));
  const content = contentOf(machine, inner);
  if (content?.type === "data" && content.folds !== undefined) return make(machine, { ...content, counted: true });
  const item = content?.type === "data" && content.batches !== undefined ? batchOf(machine, content, first?.node) : inner;
  return make(machine, { type: "list", items: [tuple(machine, [make(machine, NO_DATA), item])], open: true });
}

function zipped(machine: Machine, handed: readonly Handed[]): Value {
  const columns = handed.map(({ value }) => itemsOf(machine, value));
  const [first] = columns;
  if (!first || columns.some((column) => column?.length !== first.length)) {
    return make(machine, { type: "list", items: [tuple(machine, handed.map(({ value }) => value))], open: true });
  }
  return tuple(machine, first.map((_, row) => tuple(machine, columns.flatMap((column) => column?.[row] ?? []))));
}

function listed(machine: Machine, [only]: readonly Handed[]): Value {
  if (!only) return tuple(machine, []);
  if (only.value.type === "index") return only.value;
  const items = itemsOf(machine, only.value);
  return items ? tuple(machine, items) : make(machine, { ...dataOf(machine, only.value), mask: undefined, viewOf: undefined, isList: true });
}

/** The members of a set have no order and are not rows side by side with those of another. */
function setOf(machine: Machine, handed: readonly Handed[]): Value {
  const value = listed(machine, handed);
  const content = contentOf(machine, value);
  return content?.type === "data" ? make(machine, { ...content, isSet: true }) : value;
}

function lookUpTable(machine: Machine, handed: readonly Handed[]): Value {
  const entries = new Map(handed.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])));
  if (handed.every(({ name }) => name !== undefined)) return make(machine, { type: "dictionary", entries });
  return make(machine, { ...NO_DATA, taints: handed.flatMap(({ value }) => dataOf(machine, value).taints) });
}

const tuple = (machine: Machine, items: readonly Value[]): Value => make(machine, { type: "list", items, open: false });
