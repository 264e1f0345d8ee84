import { cellValues, figureOf, hasCells, nameOf, type CellValue, type ColumnKey, type RunCells } from "./query/cells.ts";
import type { Cells, Experiments, Figure } from "./table.ts";

/** All runs for who has them in the same process: a column is made when it is asked for first. */
export function runCells(all: Experiments, now: number): RunCells {
  const { table } = all;
  const known = new Map<ColumnKey, Cells>();
  const values = new Map<ColumnKey, readonly CellValue[]>();
  const columnFor = (key: ColumnKey): Cells => {
    const column = known.get(key) ?? all.cells(key.startsWith("param:") ? { kind: "param", name: nameOf(key) } : { kind: "metric", name: nameOf(key), figure: FIGURES[figureOf(key)] ?? "last" });
    known.set(key, column);
    return column;
  };
  return {
    table,
    now,
    cells: (key) => {
      if (!hasCells(key)) return undefined;
      const found = values.get(key) ?? cellValues(columnFor(key), table.runs.length);
      values.set(key, found);
      return found;
    },
    text: (key, place) => {
      const column = columnFor(key);
      return column.kind === "texts" ? column.words[column.places[place] ?? -1] : undefined;
    },
  };
}

const FIGURES: Readonly<Record<string, Figure>> = { min: "min", max: "max", mean: "mean" };
