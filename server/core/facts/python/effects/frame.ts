import type { Record, Reference } from "./record.ts";

/** One scope while code is read. */
export interface Frame {
  readonly kind: "module" | "function" | "class" | "comprehension";
  readonly outer?: Frame;
  /** Names of this scope: all of a function, those bound so far in a class body, the targets of a comprehension. */
  readonly locals: Set<string>;
  readonly globals: ReadonlySet<string>;
  /** The parameters of a function. */
  readonly parameters: ReadonlySet<string>;
  /** Of which objects a local name of a function is the same or a part. */
  readonly owners: Map<string, readonly Reference[]>;
  readonly record: Record;
  readonly flow: Flow;
  readonly imports: ReadonlyMap<string, string>;
  /** All names that the module binds anywhere. */
  readonly known: ReadonlySet<string>;
  /** The name of a class whose body this is. */
  readonly className?: string;
  /** The text that the tree's places are in. */
  readonly text: string;
}

/** Names that are bound for sure where the code has come to; `undefined` where it never comes. */
export interface Flow {
  surely: Set<string> | undefined;
}

const NONE: ReadonlySet<string> = new Set();

export const moduleFrame = (record: Record, imports: ReadonlyMap<string, string>, text: string, known: ReadonlySet<string>): Frame => ({
  kind: "module",
  locals: new Set(),
  globals: NONE,
  parameters: NONE,
  owners: new Map(),
  record,
  flow: { surely: new Set() },
  imports,
  text,
  known,
});

export function innerFrame(outer: Frame, kind: Frame["kind"], own: Partial<Pick<Frame, "locals" | "globals" | "parameters" | "record">> = {}): Frame {
  const { record, imports, text, known } = outer;
  const flow = kind === "function" ? { surely: new Set<string>() } : outer.flow;
  return { kind, outer, locals: own.locals ?? new Set(), globals: own.globals ?? NONE, parameters: own.parameters ?? NONE, owners: new Map(), record: own.record ?? record, flow, imports, text, known };
}

/** The scope that a name belongs to. What a class body binds is not seen from inside its methods and comprehensions. */
export function homeOf(name: string, frame: Frame): Frame {
  let at = frame;
  for (;;) {
    if (!at.outer) return at;
    if (at.globals.has(name)) return rootOf(at);
    if ((at.kind !== "class" || at === frame) && at.locals.has(name)) return at;
    at = at.outer;
  }
}

export function rootOf(frame: Frame): Frame {
  return frame.outer ? rootOf(frame.outer) : frame;
}

/** True for code that runs with the statement itself, not when a function is called. */
const runsNow = (frame: Frame): boolean => frame.record === rootOf(frame).record;

export function recordRead(name: string, frame: Frame): void {
  if (homeOf(name, frame).kind !== "module") return;
  const { surely } = frame.flow;
  if (!runsNow(frame) || (surely !== undefined && !surely.has(name))) frame.record.reads.add(name);
}

/** A walrus in a comprehension binds outside of it. */
export function recordBinding(name: string, frame: Frame): void {
  if (frame.kind === "comprehension" && frame.outer) {
    recordBinding(name, frame.outer);
    return;
  }
  if (frame.kind === "class") frame.locals.add(name);
  if (homeOf(name, frame).kind !== "module") return;
  frame.record.binds.add(name);
  if (runsNow(frame)) frame.flow.surely?.add(name);
}

export function recordDeletion(name: string, frame: Frame): void {
  // A class body deletes its own names; below, the name is the one around it again.
  if (frame.kind === "class" && !frame.globals.has(name)) {
    frame.locals.delete(name);
    return;
  }
  recordRead(name, frame);
  if (homeOf(name, frame).kind !== "module") return;
  frame.record.deletes.add(name);
  if (runsNow(frame)) frame.flow.surely?.delete(name);
}

/** The objects of the notebook, or parameters, that a name stands for. */
export function referencesOf(name: string, frame: Frame): readonly Reference[] {
  const home = homeOf(name, frame);
  if (home.kind === "module") return frame.imports.has(name) && !frame.record.binds.has(name) ? [] : [{ name, isParameter: false }];
  const owners = home.owners.get(name) ?? [];
  return home.parameters.has(name) ? [{ name, isParameter: true }, ...owners] : owners;
}

export function recordMutation(references: readonly Reference[], { record }: Frame): void {
  for (const { name, isParameter } of references) (isParameter ? record.mutatesParameters : record.mutates).add(name);
}
