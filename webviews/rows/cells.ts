import type { RowsPage, RowsRange } from "../../server/core/insights/rows/report.ts";

/** Cells that were asked for, in blocks, and asking for those that were not. */
export interface Cells {
  /** `undefined` while it is on its way. */
  at(row: number, column: number): string | null | undefined;
  /** Asks for what is missing of a window. */
  want(rows: readonly [from: number, to: number], columns: readonly [from: number, to: number]): void;
}

const ROWS = 100;
const COLUMNS = 40;
const MOST_BLOCKS = 120;

/** `arrived` hears when something that was missing is there. One view's cells; a new view has new ones. */
export function cells(size: { readonly rows: number; readonly columns: number }, ask: (range: RowsRange) => Promise<RowsPage>, arrived: () => void): Cells {
  const blocks = new Map<string, RowsPage | "asked">();

  async function fetch(key: string, row: number, column: number): Promise<void> {
    blocks.set(key, "asked");
    const columns = Array.from({ length: Math.min(COLUMNS, size.columns - column * COLUMNS) }, (_, place) => column * COLUMNS + place);
    try {
      const page = await ask({ from: row * ROWS, to: Math.min(size.rows, (row + 1) * ROWS), columns });
      blocks.set(key, page);
      for (const old of [...blocks.keys()].slice(0, Math.max(0, blocks.size - MOST_BLOCKS))) blocks.delete(old);
      arrived();
    } catch {
      blocks.delete(key);
    }
  }
  return {
    at(row, column) {
      const block = blocks.get(`${Math.floor(row / ROWS)}:${Math.floor(column / COLUMNS)}`);
      return block === undefined || block === "asked" ? undefined : (block[row % ROWS]?.[column % COLUMNS] ?? null);
    },
    want([fromRow, toRow], [fromColumn, toColumn]) {
      for (let row = Math.floor(fromRow / ROWS); row * ROWS < toRow; row += 1) {
        for (let column = Math.floor(fromColumn / COLUMNS); column * COLUMNS < toColumn; column += 1) {
          const key = `${row}:${column}`;
          if (!blocks.has(key)) void fetch(key, row, column);
        }
      }
    },
  };
}
