/** A cell that is chosen, and the corner from which a selection reaches to it. Row -1 is the head. */
export interface Selection {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export const firstCell: Selection = { row: 0, column: 0, anchorRow: 0, anchorColumn: 0 };

export interface Box {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** The cells between its corners; ends are exclusive. */
export function boxOf({ row, column, anchorRow, anchorColumn }: Selection): Box {
  return { rows: [Math.max(0, Math.min(row, anchorRow)), Math.max(row, anchorRow) + 1], columns: [Math.min(column, anchorColumn), Math.max(column, anchorColumn) + 1] };
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

/** Where a key leads; `undefined` for keys that do not move. */
export function moved(from: Selection, key: string, { held, extend }: { readonly held: boolean; readonly extend: boolean }, size: Size): Selection | undefined {
  if (held && key.toLowerCase() === "a") return { row: size.rows - 1, column: size.columns - 1, anchorRow: 0, anchorColumn: 0 };
  const step = MOVES[key]?.(from, size, held);
  if (!step) return undefined;
  const row = Math.min(size.rows - 1, Math.max(extend ? 0 : -1, step[0]));
  const column = Math.min(size.columns - 1, Math.max(0, step[1]));
  return extend ? { ...from, row, column } : { row, column, anchorRow: Math.max(0, row), anchorColumn: column };
}

type Move = (from: Selection, size: Size, held: boolean) => readonly [row: number, column: number];

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: ({ row, column }, { rows }, held) => [held ? rows - 1 : row + 1, column],
  ArrowUp: ({ row, column }, _, held) => [held ? 0 : row - 1, column],
  ArrowRight: ({ row, column }, { columns }, held) => [row, held ? columns - 1 : column + 1],
  ArrowLeft: ({ row, column }, _, held) => [row, held ? 0 : column - 1],
  PageDown: ({ row, column }, { page }) => [row + page, column],
  PageUp: ({ row, column }, { page }) => [Math.max(0, row - page), column],
  Home: ({ row }, _, held) => [held ? 0 : row, 0],
  End: ({ row }, { rows, columns }, held) => [held ? rows - 1 : row, columns - 1],
};
