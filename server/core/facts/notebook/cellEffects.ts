import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, type CodeCell } from "../../workspace/notebook.ts";
import { effectsOf } from "../python/effects/effects.ts";
import type { Effects } from "../python/effects/follow.ts";
import { filledCells } from "./runs.ts";

/** What a cell does as a whole. */
export interface CellEffects {
  readonly cell: CodeCell;
  readonly statements: readonly Effects[];
  /** Names that it takes from other cells: read before they are set here. */
  readonly takes: ReadonlySet<string>;
  /** Names that it sets, on some ways through it at least. */
  readonly sets: ReadonlySet<string>;
}

/** Of every cell that holds code, in the order of the notebook. */
export const cellEffectsOf = memo((document: Document): readonly CellEffects[] => {
  const byCell = new Map<number, Effects[]>();
  for (const one of effectsOf(document)) {
    const index = cellAt(document, one.statement.start)?.index ?? 0;
    byCell.set(index, [...(byCell.get(index) ?? []), one]);
  }
  return filledCells(document).map((cell) => {
    const statements = byCell.get(cell.index) ?? [];
    const takes = new Set<string>();
    const sure = new Set<string>();
    const sets = new Set<string>();
    for (const { reads, binds, maybeBinds } of statements) {
      for (const name of reads) if (!sure.has(name)) takes.add(name);
      for (const name of binds) sure.add(name);
      for (const name of [...binds, ...maybeBinds]) sets.add(name);
    }
    return { cell, statements, takes, sets };
  });
});
