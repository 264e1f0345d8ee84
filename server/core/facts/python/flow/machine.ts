import type { Span } from "../../../text/span.ts";
import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { ClassDefinition, FunctionDefinition, Statement } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Program } from "../program/program.ts";
import type { Bounds } from "./bounds.ts";
import type { Choice, Event } from "./events.ts";
import type { Frame, Frames } from "./frames.ts";
import type { Content, Data, FunctionValue, Handed, Instance, Value } from "./value.ts";
import { NONE } from "./value.ts";
import { mergeTaints } from "./taints.ts";
import { cutRows, unite } from "./rows.ts";
import type { Store } from "./store.ts";

/**
 * What the parts of the interpreter share. It runs the program with abstract values: both ways of a branch, loops a few
 * times, calls of the document's own functions in place.
 */
export interface Machine {
  readonly program: Program;
  readonly frames: Frames;
  /** Where the code stands that runs now. */
  frame: Frame;
  /** The scope of each imported module. */
  readonly scopes: Map<Document, number>;
  readonly store: Store;
  readonly events: Event[];
  /** What runs now; findings point at statements. */
  statement: Span;
  /** The call that is made now, without its arguments: by it a function of another file is entered. */
  site: Span;
  scope: number;
  /** The call of a function, or the round of a loop, that runs now; 0 outside of both. */
  round: number;
  /** Scope of the function or module around each scope. */
  readonly parents: Map<number, number>;
  readonly globals: Map<string, number>;
  readonly called: Set<FunctionDefinition | ClassDefinition>;
  readonly stack: unknown[];
  readonly returns: Value[][];
  /** The table whose columns are described by what is evaluated now. */
  table?: Data | undefined;
  /** How many blocks around what runs now take no gradients. */
  quiet: number;
  readonly choices: Choice[];
  stepsLeft: number;
  bounds: Bounds;
  fresh(): number;
  evaluate(node: Expression): Value;
  /** `false` when the end is not reached: return, raise, break. */
  run(body: readonly Statement[]): boolean;
  call(callee: FunctionValue, handed: readonly Handed[]): Value;
  assign(target: Expression, value: Value): void;
}

export function contentOf(machine: Machine, value: Value): Content | undefined {
  return value.type === "object" ? (machine.store.get(value.id) as Content | undefined) : undefined;
}

export function make(machine: Machine, content: Content): Value {
  const id = machine.fresh();
  machine.store.set(id, content);
  return { type: "object", id };
}

export function rewrite(machine: Machine, value: Value, change: (content: Content) => Content): void {
  const content = contentOf(machine, value);
  if (value.type === "object" && content) machine.store.set(value.id, change(content));
}

export const optionsOf = (value: Value): readonly Value[] => (value.type === "either" ? value.options : [value]);

/** Data with no rows: a number, a text, a name. */
export const NO_DATA: Data = { type: "data", rows: [], order: -1, taints: [], columns: {} };

/** Of a list that is written out, or filled by a long program, this many are looked at. */
const MOST_ITEMS = 200;

/** The value as rows, whatever it is; a list of tables holds the rows of all. */
export function dataOf(machine: Machine, value: Value, depth = 0): Data {
  if (value.type === "either") return value.options.map((option) => dataOf(machine, option, depth)).reduce(mergeData);
  if (value.type === "indices" || value.type === "index") return NO_DATA;
  const content = contentOf(machine, value);
  if (content?.type === "data") return content;
  if (depth > 3) return NO_DATA;
  if (content?.type === "list" && content.counts !== undefined) return { ...NO_DATA, rows: [{ origin: content.counts, cuts: [] }], order: content.counts, read: false, numbers: true };
  if (content?.type === "estimator" && content.fits.length === 0) return content.arguments.map((one) => dataOf(machine, one.value, depth + 1)).reduce(mergeData, NO_DATA);
  if (content?.type === "instance" && !givesRows(content)) return NO_DATA;
  const parts = content?.type === "list" ? content.items : content?.type === "dictionary" ? [...content.entries.values()] : content?.type === "instance" ? [...content.attributes.values()] : [];
  const [first, ...rest] = parts.slice(0, MOST_ITEMS).map((part) => dataOf(machine, part, depth + 1)).filter((data) => data.rows.length > 0 || data.taints.length > 0);
  const all = first ? rest.reduce(mergeData, first) : NO_DATA;
  if (content?.type !== "list" || !content.grown || value.type !== "object") return all;
  return { ...all, rows: cutRows(all.rows, { type: "some", token: `list${value.id}` }) };
}

/** A data set of the document's own holds the rows of its attributes. */
const givesRows = ({ class: { body } }: Instance): boolean => body.some((node) => node.type === "function" && /^__(getitem|iter)__$/.test(node.name.name));

export function mergeData(a: Data, b: Data): Data {
  if (a === b) return a;
  const predictedBy = [...(a.predictedBy ?? []), ...(b.predictedBy ?? [])];
  return {
    type: "data",
    rows: unite(a.rows, b.rows),
    order: a.order === b.order || b.rows.length === 0 ? a.order : a.rows.length === 0 ? b.order : -1,
    taints: mergeTaints(a.taints, b.taints),
    columns: {},
    ...(a.notes || b.notes ? { notes: { ...b.notes, ...a.notes } } : {}),
    ...(predictedBy.length > 0 ? { predictedBy: predictedBy.slice(0, 8) } : {}),
  };
}

/** Rows that come from nowhere that is known. */
export function freshData(machine: Machine, read: boolean): Value {
  return make(machine, { type: "data", rows: [{ origin: machine.fresh(), cuts: [] }], order: machine.fresh(), taints: [], columns: {}, read });
}

export function lookUp(machine: Machine, name: string): Value | undefined {
  for (let scope: number | undefined = machine.scope; scope !== undefined; scope = machine.parents.get(scope)) {
    const value = machine.store.get(`${scope}:${name}`) as Value | undefined;
    if (value) return value;
  }
  return undefined;
}

/** The module's scope around the one that runs. */
export function moduleScope(machine: Machine): number {
  let { scope } = machine;
  for (let outer = machine.parents.get(scope); outer !== undefined; outer = machine.parents.get(scope)) scope = outer;
  return scope;
}

export function bind(machine: Machine, name: string, value: Value): void {
  const scope = machine.globals.get(`${machine.scope}:${name}`) ?? machine.scope;
  machine.store.set(`${scope}:${name}`, value);
}

export function either(options: readonly Value[]): Value {
  const distinct: Value[] = [];
  for (const value of options.flatMap(optionsOf)) {
    if (distinct.length < MOST_OPTIONS && !distinct.some((known) => sameValue(value, known))) distinct.push(value);
  }
  const [only] = distinct;
  return distinct.length <= 1 ? (only ?? NONE) : { type: "either", options: distinct };
}

const MOST_OPTIONS = 6;

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.type === "object" && b.type === "object") return a.id === b.id;
  if (a.type === "text" && b.type === "text") return a.value === b.value;
  if (a.type === "scalar" && b.type === "scalar") return a.symbol === b.symbol;
  if (a.type === "api" && b.type === "api") return a.name === b.name;
  if (a.type === "module" && b.type === "module") return a.name === b.name && a.importer === b.importer;
  return a.type === "none" && b.type === "none";
}

/** The variable or expression as written, when it is short enough to show to a person. */
export function nameFor(machine: Machine, node: Expression | undefined): string | undefined {
  if (!node) return undefined;
  const text = machine.frames.text(node);
  return text.length <= 40 && !text.includes("\n") ? text : undefined;
}
