import type { Cell } from "../../workspace/document.ts";
import { mergeMarked } from "./conflicts.ts";

interface ThinCell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: readonly string[];
}

/** The notebook that calls the stages, merged cell by cell; `undefined` where it has all that it should. Cells without ids cannot be told apart. */
export function mergeNotebook(yours: readonly Cell[], base: string, next: string): string | undefined {
  const [mine, old, now] = [yours.flatMap(thinCell), cellsIn(base), cellsIn(next)];
  if (mine.length < yours.length) return undefined;
  const [mineById, oldById] = [new Map(mine.map((cell) => [cell.id, cell])), new Map(old.map((cell) => [cell.id, cell]))];
  const cells = now.flatMap((cell): ThinCell[] => {
    const [own, before] = [mineById.get(cell.id), oldById.get(cell.id)];
    if (before && !own) return [];
    if (!own) return [cell];
    return [{ ...cell, source: mergeMarked(linesOf(own), before ? linesOf(before) : [], linesOf(cell)).lines.join("\n").split(/(?<=\n)/) }];
  });
  const nextIds = new Set(now.map(({ id }) => id));
  mine.forEach((cell, index) => {
    const before = oldById.get(cell.id);
    const isGone = before !== undefined && isSame(before, cell);
    if (nextIds.has(cell.id) || isGone) return;
    cells.splice(cells.findIndex(({ id }) => id === mine[index - 1]?.id) + 1, 0, cell);
  });
  if (cells.length === mine.length && cells.every((cell, index) => isSame(cell, mine[index]) && cell.id === mine[index]?.id)) return undefined;
  return `${JSON.stringify({ ...(JSON.parse(next) as object), cells }, undefined, 1)}\n`;
}

const linesOf = ({ source }: ThinCell): readonly string[] => source.join("").split("\n");

const isSame = (a: ThinCell, b: ThinCell | undefined): boolean => a.source.join("") === b?.source.join("");

function thinCell({ id, type, source }: Cell): readonly ThinCell[] {
  if (id === undefined) return [];
  const code = { execution_count: null, outputs: [] };
  return [{ cell_type: type, id, metadata: {}, ...(type === "code" ? code : {}), source: source.text.split(/(?<=\n)/) } as ThinCell];
}

/** Of a notebook that was generated. */
const cellsIn = (text: string): readonly ThinCell[] => (JSON.parse(text) as { readonly cells: readonly ThinCell[] }).cells;
