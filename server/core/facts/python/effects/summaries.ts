import type { CallSite, DefinedFunction, Record, Reference } from "./record.ts";

/** What running code does when the functions that it calls are followed. */
export interface Summary {
  readonly reads: Set<string>;
  readonly binds: Set<string>;
  readonly mutates: Set<string>;
  readonly mutatesParameters: Set<string>;
  readonly mayMutate: Set<string>;
  readonly effects: Set<string>;
}

/** The functions, methods and classes of a notebook by name. */
export interface Functions {
  readonly named: (name: string) => readonly DefinedFunction[];
  readonly methods: (name: string) => readonly DefinedFunction[];
  readonly ofClass: (name: string) => readonly DefinedFunction[];
}

/** Gives the summary of a record; each function is summed up once. */
export function summarizer(functions: Functions): (record: Record, visible?: Functions) => Summary {
  const known = new Map<Record, Summary>();
  const summaryOf = (record: Record, visible = functions): Summary => {
    const before = visible === functions ? known.get(record) : undefined;
    if (before) return before;
    const summary = startingWith(record);
    // A function that calls itself finds what is known of it so far.
    if (visible === functions) known.set(record, summary);
    for (const inner of record.functions) if (inner.className === undefined) take(summary, summaryOf(inner.record), { mutations: false });
    for (const name of record.reads) for (const mentioned of [...visible.named(name), ...visible.ofClass(name)]) take(summary, summaryOf(mentioned.record), { mutations: false });
    for (const call of record.calls) followCall(call, summary, visible, summaryOf);
    return summary;
  };
  return summaryOf;
}

const startingWith = (record: Record): Summary => ({
  reads: new Set(record.reads),
  binds: new Set(record.binds),
  mutates: new Set(record.mutates),
  mutatesParameters: new Set(record.mutatesParameters),
  mayMutate: new Set(),
  effects: new Set(record.effects),
});

function followCall(call: CallSite, summary: Summary, functions: Functions, summaryOf: (record: Record) => Summary): void {
  const targets = targetsOf(call, functions);
  for (const { target, isBound } of targets) {
    const inner = summaryOf(target.record);
    take(summary, inner, { mutations: true });
    target.parameters.forEach((name, place) => {
      if (inner.mutatesParameters.has(name)) change(summary, handedTo(call, name, isBound ? place - 1 : place));
    });
  }
  for (const { references } of call.arguments) {
    for (const { name, isParameter } of references) {
      // A function that is handed over is called by who gets it.
      for (const handed of isParameter ? [] : functions.named(name)) take(summary, summaryOf(handed.record), { mutations: true });
    }
  }
  if (targets.length === 0 && isUnknown(call)) for (const { references } of call.arguments) references.forEach(({ name, isParameter }) => !isParameter && summary.mayMutate.add(name));
}

interface Target {
  readonly target: DefinedFunction;
  /** True where the first parameter is the object itself. */
  readonly isBound: boolean;
}

function targetsOf({ callee }: CallSite, functions: Functions): readonly Target[] {
  if (callee.startsWith(".")) return functions.methods(callee.slice(1)).map((target) => ({ target, isBound: true }));
  const made = functions.ofClass(callee).filter(({ name }) => name === "__init__" || name === "__post_init__");
  return [...functions.named(callee).map((target) => ({ target, isBound: false })), ...made.map((target) => ({ target, isBound: true }))];
}

/** What stands for the parameter at this place in the call; place -1 is the object that a method is called on. */
function handedTo(call: CallSite, name: string, place: number): readonly Reference[] {
  if (place < 0) return call.receiver;
  return (call.arguments.find(({ keyword }) => keyword === name) ?? call.arguments.find((argument) => argument.keyword === undefined && argument.place === place))?.references ?? [];
}

/** Neither a method nor a library's: it may do anything with what it is given. */
const isUnknown = ({ callee, isDiscarded }: CallSite): boolean => isDiscarded && callee !== "" && !/^\.|^(?:print|display|len|type|help|id|isinstance|assert_\w+|input|list|sorted)$/.test(callee);

function take(summary: Summary, inner: Summary, { mutations }: { readonly mutations: boolean }): void {
  inner.reads.forEach((name) => summary.reads.add(name));
  if (!mutations) return;
  inner.binds.forEach((name) => summary.binds.add(name));
  inner.mutates.forEach((name) => summary.mutates.add(name));
  inner.effects.forEach((effect) => summary.effects.add(effect));
}

function change(summary: Summary, references: readonly Reference[]): void {
  for (const { name, isParameter } of references) (isParameter ? summary.mutatesParameters : summary.mutates).add(name);
}
