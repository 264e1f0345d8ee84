import { memo } from "../../memo.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, type CodeCell } from "../../workspace/notebook.ts";
import { effectsOf } from "../python/effects/effects.ts";
import type { Effects } from "../python/effects/follow.ts";
import { dottedName } from "../python/imports.ts";

/** A split in one cell of what a later cell changes: run again, it divides something else. */
export interface SplitRerun {
  readonly table: string;
  readonly change: Span;
  readonly changedIn: CodeCell;
  readonly split: Span;
  readonly splitIn: CodeCell;
}

export const splitReruns: (document: Document) => readonly SplitRerun[] = memo((document: Document): readonly SplitRerun[] => {
  if (document.kind !== "notebook" || document.language !== "python" || !document.text.includes("train_test_split")) return [];
  const all = effectsOf(document);
  return all.flatMap((effects, place) => {
    const split = splitIn(effects);
    const cell = split && cellAt(document, split.start);
    return split && cell ? changesOf(document, { all, place, split, cell }) : [];
  });
});

interface Splitting {
  readonly all: readonly Effects[];
  readonly place: number;
  readonly split: Span;
  readonly cell: CodeCell;
}

function splitIn({ statement }: Effects): Span | undefined {
  if (statement.type !== "assign") return undefined;
  let found: Span | undefined;
  walk([statement], (node) => {
    if (node.type === "call" && /(^|\.)train_test_split$/.test(dottedName(node.callee) ?? "")) found ??= placeOf(node);
    return found === undefined;
  });
  return found;
}

/** The first later cell that changes what the split's cell takes from cells above it. */
function changesOf(document: Document, { all, place, split, cell }: Splitting): readonly SplitRerun[] {
  const later = all.slice(place + 1).filter(({ statement }) => (cellAt(document, statement.start)?.start ?? 0) > cell.start);
  for (const table of takenFromAbove(document, all.slice(0, place + 1), cell)) {
    const change = later.find((effects) => changesInPlace(effects, table));
    const changedIn = change && cellAt(document, change.statement.start);
    // A cell that makes the table anew, or splits it again, is another experiment.
    const isRemade = change !== undefined && later.slice(0, later.indexOf(change)).some(({ binds, reads }) => binds.has(table) && !reads.has(table));
    if (change && changedIn && !isRemade && !later.some((effects) => splitIn(effects) !== undefined)) return [{ table, change: placeOf(change.statement), changedIn, split, splitIn: cell }];
  }
  return [];
}

/** What the rows to split are made of, as far as the cell itself does not make it. */
function takenFromAbove(document: Document, before: readonly Effects[], cell: CodeCell): ReadonlySet<string> {
  const inCell = before.filter(({ statement }) => cellAt(document, statement.start) === cell).toReversed();
  const [splitting, ...above] = inCell;
  const needed = new Set(splitting ? tablesRead(splitting) : []);
  for (const effects of above) {
    const made = [...effects.binds].filter((name) => needed.has(name));
    if (made.length === 0) continue;
    for (const name of made) if (!effects.reads.has(name)) needed.delete(name);
    for (const name of tablesRead(effects)) needed.add(name);
  }
  const known = new Set(before.filter(({ statement }) => statement.type === "assign").flatMap(({ binds }) => [...binds]));
  return new Set([...needed].filter((name) => known.has(name)));
}

const tablesRead = ({ reads }: Effects): readonly string[] => [...reads];

/** `table["age"] = …`, `table.drop(…, inplace=True)`, `table = table.dropna()` */
function changesInPlace({ statement, binds, reads, mutates }: Effects, table: string): boolean {
  if (statement.type !== "assign" && statement.type !== "augmentedAssign" && statement.type !== "expressionStatement") return false;
  return mutates.has(table) || (binds.has(table) && reads.has(table));
}
