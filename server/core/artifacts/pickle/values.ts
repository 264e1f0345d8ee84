import { shown } from "../text.ts";

/** What the machine knows of an object without making it. Numbers and short texts stand for themselves. */
export type Value = string | number | Constant | Payload | Global | Call | Group;

export interface Constant {
  readonly kind: "constant";
  /** As Python writes it: `None`, `True`, or `…` for what is not kept. */
  readonly text: string;
}

/** Bytes or a long text that stay in the file. */
export interface Payload {
  readonly kind: "bytes" | "text";
  readonly offset: number;
  readonly length: number;
}

export interface Global {
  readonly kind: "global";
  readonly module: string;
  readonly name: string;
}

/** The result of calling something: an object, a function, anything. */
export interface Call {
  readonly kind: "call";
  readonly callee: Value;
  readonly args: Value;
  /** What BUILD set it up with. */
  state: Value | undefined;
}

/** A container. Only its first items are kept, and none once it is old; `length` counts all. A dictionary alternates keys and values. */
export interface Group {
  readonly kind: "tuple" | "list" | "dict" | "set";
  items: Value[];
  length: number;
  /** A call was made with it, so its items stay. */
  pinned: boolean;
  /** How many objects it holds when every shared part is counted each time it is met. */
  weight: number;
}

const constant = (text: string): Constant => ({ kind: "constant", text });
export const NONE = constant("None");
export const TRUE = constant("True");
export const FALSE = constant("False");
export const UNKNOWN = constant("…");

/** More than any shape, dtype or call needs. */
const KEPT = 256;
/** What is used in a call was made shortly before it. */
const RECENT = 2048;
const DROPPED: Value[] = [];

/** The containers made last. Older ones lose their items, so that memory stays flat however many a file holds. */
export interface Recent {
  readonly groups: (Group | undefined)[];
  next: number;
}

export const noRecent = (): Recent => ({ groups: new Array<Group | undefined>(RECENT), next: 0 });

export function newGroup(kind: Group["kind"], recent: Recent): Group {
  const group: Group = { kind, items: [], length: 0, pinned: false, weight: 1 };
  const old = recent.groups[recent.next];
  if (old && !old.pinned) old.items = DROPPED;
  recent.groups[recent.next] = group;
  recent.next = (recent.next + 1) % RECENT;
  return group;
}

export function append(group: Group, item: Value): void {
  if (group.length++ < KEPT && group.items !== DROPPED) group.items.push(item);
  group.weight += typeof item === "object" && "weight" in item ? item.weight : 1;
}

export const isObject = (value: Value): value is Exclude<Value, string | number> => typeof value === "object";

export const isGlobal = (value: Value | undefined): value is Global => typeof value === "object" && value.kind === "global";

export const fullName = ({ module, name }: Pick<Global, "module" | "name">): string => `${module}.${name}`;

/** The value under a text key of a dictionary. */
export function entry(dict: Value | undefined, key: string): Value | undefined {
  if (typeof dict !== "object" || dict.kind !== "dict") return undefined;
  const at = dict.items.findIndex((item, index) => index % 2 === 0 && item === key);
  return at < 0 ? undefined : dict.items[at + 1];
}

export const itemsOf = (value: Value | undefined): readonly Value[] =>
  typeof value === "object" && (value.kind === "tuple" || value.kind === "list") ? value.items : [];

/** Roughly as Python would write it, short enough for one line. */
export function written(value: Value, depth = 0): string {
  if (typeof value === "string") return JSON.stringify(shown(value, 80)).replaceAll("\\\\u", "\\u");
  if (typeof value === "number") return String(value);
  if (depth > 3) return "…";
  switch (value.kind) {
    case "constant": return value.text;
    case "bytes": return `<${value.length} bytes>`;
    case "text": return `<text of ${value.length} bytes>`;
    case "global": return shown(fullName(value), 80);
    case "call": return `${written(value.callee, depth + 1)}(${argumentList(value.args, depth + 1)})`;
    default: return grouped(value, depth + 1);
  }
}

const BRACKETS = { tuple: ["(", ")"], list: ["[", "]"], dict: ["{", "}"], set: ["{", "}"] } as const;

function grouped(value: Group, depth: number): string {
  const [open, close] = BRACKETS[value.kind];
  return `${open}${listed(value, depth)}${close}`;
}

const argumentList = (args: Value, depth: number): string =>
  typeof args === "object" && args.kind === "tuple" ? listed(args, depth) : `*${written(args, depth)}`;

function listed(group: Group, depth: number): string {
  const first = group.items.slice(0, group.kind === "dict" ? 8 : 6).map((item) => written(item, depth));
  const parts = group.kind === "dict" ? pairs(first) : first;
  return parts.join(", ") + (group.length > first.length ? ", …" : "");
}

const pairs = (items: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(items.length / 2) }, (_, index) => `${items[index * 2] ?? ""}: ${items[index * 2 + 1] ?? "…"}`);
