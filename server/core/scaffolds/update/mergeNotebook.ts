import type { Cell } from "../../workspace/document.ts";
import { mergeMarked } from "./conflicts.ts";

/** A cell as its file has it; whatever else stands in it stays. */
interface StoredCell {
  readonly id?: unknown;
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

interface ThinCell extends StoredCell {
  readonly id: string;
}

export interface NotebookSides {
  /** The cells as a person has them now. */
  readonly yours: readonly Cell[];
  /** The file that they lie in, where it can be read: outputs, counts and metadata come from there. */
  readonly stored: string | undefined;
  /** What was generated before, and now. */
  readonly base: string;
  readonly next: string;
}

/**
 * The notebook that calls the stages, merged cell by cell; `undefined` where it has all that it should. Cells without ids cannot be
 * told apart. What a person's cells show, and what is noted at them and at the notebook, is kept.
 */
export function mergeNotebook({ yours, stored, base, next }: NotebookSides): string | undefined {
  const file = storedNotebook(stored);
  const raw = new Map((file?.cells ?? []).map((cell) => [cell.id, cell]));
  const [mine, old, now] = [yours.flatMap((cell) => thinCell(cell, raw)), cellsIn(base), cellsIn(next)];
  if (mine.length < yours.length) return undefined;
  const [mineById, oldById] = [new Map(mine.map((cell) => [cell.id, cell])), new Map(old.map((cell) => [cell.id, cell]))];
  const cells = now.flatMap((cell): ThinCell[] => {
    const [own, before] = [mineById.get(cell.id), oldById.get(cell.id)];
    if (before && !own) return [];
    if (!own) return [cell];
    const lines = mergeMarked(linesOf(own), before ? linesOf(before) : [], linesOf(cell)).lines.join("\n");
    return [lines === textOf(own) ? own : { ...own, source: linesWithBreaks(lines) }];
  });
  const nextIds = new Set(now.map(({ id }) => id));
  mine.forEach((cell, index) => {
    const before = oldById.get(cell.id);
    const isGone = before !== undefined && isSame(before, cell);
    if (nextIds.has(cell.id) || isGone) return;
    cells.splice(cells.findIndex(({ id }) => id === mine[index - 1]?.id) + 1, 0, cell);
  });
  if (cells.length === mine.length && cells.every((cell, index) => isSame(cell, mine[index]) && cell.id === mine[index]?.id)) return undefined;
  return `${JSON.stringify({ ...(JSON.parse(next) as object), ...file, cells }, undefined, 1)}\n`;
}

const textOf = ({ source }: StoredCell): string => (typeof source === "string" ? source : source.join(""));
const linesOf = (cell: ThinCell): readonly string[] => textOf(cell).split("\n");
const linesWithBreaks = (text: string): readonly string[] => text.split(/(?<=\n)/);

const isSame = (a: ThinCell, b: ThinCell | undefined): boolean => b !== undefined && textOf(a) === textOf(b);

/** The cell as its file has it, with the text that it has now, which may not be saved yet. */
function thinCell({ id, type, source }: Cell, raw: ReadonlyMap<unknown, StoredCell>): readonly ThinCell[] {
  if (id === undefined) return [];
  const before = raw.get(id);
  if (before?.cell_type === type) return [textOf(before) === source.text ? { ...before, id } : { ...before, id, source: linesWithBreaks(source.text) }];
  const code = { execution_count: null, outputs: [] };
  return [{ cell_type: type, id, metadata: {}, ...(type === "code" ? code : {}), source: linesWithBreaks(source.text) } as ThinCell];
}

/** Of a notebook that was generated. */
const cellsIn = (text: string): readonly ThinCell[] => (JSON.parse(text) as { readonly cells: readonly ThinCell[] }).cells;

function storedNotebook(text: string | undefined): { readonly cells: readonly StoredCell[] } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isNotebook(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isNotebook(value: unknown): value is { readonly cells: readonly StoredCell[] } {
  if (typeof value !== "object" || value === null || !("cells" in value) || !Array.isArray(value.cells)) return false;
  return value.cells.every((cell: unknown) => typeof cell === "object" && cell !== null && "source" in cell && (typeof cell.source === "string" || Array.isArray(cell.source)) && "cell_type" in cell && typeof cell.cell_type === "string");
}
