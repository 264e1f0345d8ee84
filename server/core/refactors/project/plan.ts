import { builtinNames } from "../../facts/notebook/builtins.ts";
import { effectsOf } from "../../facts/python/effects/effects.ts";
import type { Effects } from "../../facts/python/effects/follow.ts";
import { documentLines, type Document } from "../../workspace/document.ts";
import { cellAt, codeCells } from "../../workspace/notebook.ts";
import { plainNotebook, readNotebook, unfit, type ReadNotebook } from "../convert-notebook-read.ts";
import { missingText } from "../convert-notebook-notes.ts";
import { layoutOf } from "./layout.ts";
import { piecesOf } from "./pieces.ts";
import { settingsOf } from "./settings.ts";
import { stagesOf, type Stage } from "./stages.ts";

/** What the conversion sees in a notebook and would make of it, for people and programs to look at. */
export interface NotebookPlan {
  readonly cells: readonly PlannedCell[];
  readonly segments: readonly PlannedSegment[];
  readonly signatures: readonly PlannedSignature[];
  readonly destinations: readonly Destination[];
  readonly refusals: readonly string[];
}

export interface PlannedCell {
  /** Zero-based among all cells. */
  readonly index: number;
  readonly statements: readonly PlannedStatement[];
  /** What became of IPython's own lines. */
  readonly notes: readonly string[];
}

export interface PlannedStatement {
  /** In the cell, from one. */
  readonly line: number;
  readonly endLine: number;
  readonly reads: readonly string[];
  /** Those of the reads that functions defined here need when they are called. */
  readonly readsLater: readonly string[];
  readonly builtins: readonly string[];
  readonly binds: readonly string[];
  readonly maybeBinds: readonly string[];
  readonly mutates: readonly string[];
  readonly mayMutate: readonly string[];
  readonly deletes: readonly string[];
  readonly effects: readonly string[];
}

export interface PlannedSegment {
  readonly name: string;
  readonly kind: string;
  /** The file of the package that it goes to. */
  readonly module: string;
  readonly heading?: string;
  readonly cells: readonly number[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface PlannedSignature {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: readonly string[];
  readonly globals: readonly string[];
  readonly isAsync: boolean;
}

export interface Destination {
  readonly cell: number;
  /** `imports`, `definitions`, `settings`, the name of a stage, or `comment`. */
  readonly to: readonly string[];
}

export function planNotebook(document: Document, cuts?: readonly number[]): NotebookPlan {
  const reason = unfit(document);
  if (reason !== undefined) return { cells: [], segments: [], signatures: [], destinations: [], refusals: [reason] };
  const plain = plainNotebook(document);
  const cells = plain.state === "plain" ? plannedCells(plain.document, plain.notes) : plannedCells(document, []);
  const read = readNotebook(document);
  if (read.state === "refused") return { cells, segments: [], signatures: [], destinations: [], refusals: [read.reason] };
  const settings = settingsOf(read);
  const chunks = new Set(settings.map(({ chunk }) => chunk));
  const pieces = piecesOf(read, read.plan.main.filter((chunk) => !chunks.has(chunk)));
  const stages = stagesOf(read, pieces, new Set(settings.map(({ name }) => name)), cuts);
  const { homes } = layoutOf(read, read.plan.definitions.filter((chunk) => !chunks.has(chunk)), stages, pieces);
  return {
    cells,
    segments: stages.map(({ name, kind, heading, cells: own, parameters, returns }) => ({ name, kind, module: homes.get(name) ?? "", ...(heading === undefined ? {} : { heading }), cells: own, inputs: parameters, outputs: returns })),
    signatures: stages.map(({ name, parameters, returns, globals, isAsync }) => ({ name, parameters, returns, globals, isAsync })),
    destinations: destinationsOf(read, stages, new Set(settings.map(({ chunk }) => chunk.cell.index))),
    refusals: [],
  };
}

function plannedCells(document: Document, notes: readonly string[]): readonly PlannedCell[] {
  const all = effectsOf(document);
  const byCell = new Map<number, Effects[]>();
  for (const one of all) {
    const index = cellAt(document, one.statement.start)?.index ?? 0;
    const own = byCell.get(index);
    if (own) own.push(one);
    else byCell.set(index, [one]);
  }
  const bound = new Set(all.flatMap(({ binds, maybeBinds }) => [...binds, ...maybeBinds]));
  return codeCells(document).map((cell) => {
    const own = byCell.get(cell.index) ?? [];
    const prefix = `Cell ${cell.index + 1}: `;
    return {
      index: cell.index,
      statements: own.map((one) => plannedStatement(document, cell.start, one, bound)),
      notes: notes.filter((note) => note.startsWith(prefix)).map((note) => note.slice(prefix.length)),
    };
  });
}

function plannedStatement(document: Document, cellStart: number, { statement, ...effects }: Effects, bound: ReadonlySet<string>): PlannedStatement {
  const lines = documentLines(document);
  const first = lines.position(cellStart).line;
  const isBuiltin = (name: string): boolean => builtinNames.has(name) && !bound.has(name);
  const sorted = (names: ReadonlySet<string>): readonly string[] => [...names].toSorted();
  return {
    line: lines.position(statement.start).line - first + 1,
    endLine: lines.position(statement.end).line - first + 1,
    reads: sorted(effects.reads).filter((name) => !isBuiltin(name)),
    readsLater: sorted(effects.readsLater).filter((name) => !isBuiltin(name)),
    builtins: sorted(effects.reads).filter(isBuiltin),
    binds: sorted(effects.binds),
    maybeBinds: sorted(effects.maybeBinds),
    mutates: sorted(effects.mutates),
    mayMutate: sorted(effects.mayMutate),
    deletes: sorted(effects.deletes),
    effects: sorted(effects.effects),
  };
}

/** Where each cell goes; a cell whose lines are all comments says so, and none is left out. */
export function destinationsOf({ document, plan, missing }: ReadNotebook, stages: readonly Stage[], settingCells: ReadonlySet<number>): readonly Destination[] {
  const holds = (chunks: readonly { readonly cell: { readonly index: number } }[], index: number): boolean => chunks.some(({ cell }) => cell.index === index);
  return (document.cells ?? []).map(({ type, index }) => {
    if (type !== "code") return { cell: index, to: ["documentation"] };
    const to = [
      ...(holds([...plan.future, ...plan.imports], index) ? ["imports"] : []),
      ...(holds(plan.definitions, index) ? ["definitions"] : []),
      ...(settingCells.has(index) ? ["settings"] : []),
      ...stages.filter(({ cells }) => cells.includes(index)).map(({ name }) => name),
      ...missing.filter(({ usedIn }) => usedIn === index + 1).map((one) => missingText(one)),
    ];
    return { cell: index, to: to.length > 0 ? to : ["comment"] };
  });
}
