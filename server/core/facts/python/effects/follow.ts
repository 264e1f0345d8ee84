import type { Statement } from "../../../syntax/python/tree.ts";
import { aliases } from "./aliases.ts";
import type { DefinedFunction, Record } from "./record.ts";
import { summarizer, type Functions } from "./summaries.ts";

/** What one statement at the top of a notebook or module does when it runs. Names are those of the module. */
export interface Effects {
  readonly statement: Statement;
  /** Names that it needs: while it runs, in the functions that it calls, and in those that it defines. */
  readonly reads: ReadonlySet<string>;
  /** Those of them that functions and generators which it makes need when they run, later on. */
  readonly readsLater: ReadonlySet<string>;
  /** Those of them that stand in a text only: in a formula, a query or SQL. */
  readonly looksUp: ReadonlySet<string>;
  /** Names that are set however it runs. */
  readonly binds: ReadonlySet<string>;
  /** Names that are set on some ways through it, or by functions that it defines. */
  readonly maybeBinds: ReadonlySet<string>;
  /** Names of the objects that it changes in place. */
  readonly mutates: ReadonlySet<string>;
  /** Objects that a call may change whose function is not known. */
  readonly mayMutate: ReadonlySet<string>;
  readonly deletes: ReadonlySet<string>;
  /** State of the process or the world: `random`, `options`, `environment`, `cwd`, `pyplot`, `reads-file`, `writes-file`, `network` … */
  readonly effects: ReadonlySet<string>;
}

/** A statement as it was read on its own. */
export interface FoundStatement {
  readonly statement: Statement;
  readonly record: Record;
  /** Names that are bound for sure after it. */
  readonly surely: ReadonlySet<string>;
}

/** Puts the functions of the notebook behind their calls, and every name of an object behind its changes. */
export function followCalls(found: readonly FoundStatement[]): readonly Effects[] {
  const functions = functionsAmong(found.flatMap(({ record }) => record.functions));
  const latest = new Map<string, DefinedFunction>();
  // Of several functions of one name, the one that was made last counts; before any was made, all that will be.
  const visible: Functions = { ...functions, named: (name) => { const last = latest.get(name); return last ? [last] : functions.named(name); } };
  const summaryOf = summarizer(functions);
  const known = aliases();
  return found.map(({ statement, record, surely }): Effects => {
    for (const own of record.functions) if (own.className === undefined) latest.set(own.name, own);
    const summary = summaryOf(record, visible);
    const later = new Set<string>();
    const boundLater = new Set<string>();
    for (const { record: inner, isUsedUp = false } of record.functions) {
      const own = summaryOf(inner);
      // A lambda that a loop makes sees the loop's variable as it is when somebody calls it.
      const isBoundBefore = isUsedUp || statement.type === "function" || statement.type === "class";
      own.reads.forEach((name) => !(isBoundBefore && record.binds.has(name)) && later.add(name));
      inner.binds.forEach((name) => boundLater.add(name));
    }
    const binds = new Set([...record.binds].filter((name) => surely.has(name)));
    known.apply(record, binds);
    const direct = summary.mutates;
    return {
      statement,
      reads: new Set([...summary.reads, ...later].filter((name) => record.reads.has(name) || !binds.has(name))),
      readsLater: later,
      looksUp: record.looksUp,
      binds,
      maybeBinds: new Set([...summary.binds, ...boundLater].filter((name) => !binds.has(name))),
      mutates: new Set([...known.spread(direct)].filter((name) => direct.has(name) || !binds.has(name))),
      mayMutate: new Set([...summary.mayMutate].filter((name) => !direct.has(name))),
      deletes: record.deletes,
      effects: summary.effects,
    };
  });
}

function functionsAmong(all: readonly DefinedFunction[]): Functions {
  const by = (key: (one: DefinedFunction) => string | undefined): ((name: string) => readonly DefinedFunction[]) => {
    const map = new Map<string, DefinedFunction[]>();
    for (const one of all) {
      const name = key(one);
      if (name !== undefined && name !== "") map.set(name, [...(map.get(name) ?? []), one]);
    }
    return (name) => map.get(name) ?? [];
  };
  return {
    named: by(({ name, className }) => (className === undefined ? name : undefined)),
    methods: by(({ name, className }) => (className === undefined ? undefined : name)),
    ofClass: by(({ className }) => className),
  };
}
