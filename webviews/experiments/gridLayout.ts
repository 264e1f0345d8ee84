import { element } from "../shared/dom.ts";
import type { ShownColumn } from "./columns.ts";

/** What stands before the columns: the choice, the star and the colour. */
export const CHOICE = 74;
const SPARE_PIXELS = 250;

/** Which columns are drawn, and where they are. */
export interface Layout {
  readonly columns: readonly ShownColumn[];
  readonly pinned: readonly ShownColumn[];
  /** Of the columns that are not pinned, those from here are drawn, up to `to`. */
  readonly from: number;
  readonly to: number;
  /** Width of what is left out before. */
  readonly skipped: number;
}

/** Pinned columns come first and are always in sight. */
export function columnsInSight(columns: readonly ShownColumn[], scrolled: number, width: number): Omit<Layout, "columns"> {
  const firstFree = columns.findIndex(({ pinned }) => !pinned);
  const start = firstFree < 0 ? columns.length : firstFree;
  let at = 0;
  let skipped = 0;
  let from = start;
  while (from < columns.length - 1 && at + (columns[from]?.width ?? 0) < scrolled - SPARE_PIXELS) {
    at += columns[from]?.width ?? 0;
    from += 1;
  }
  skipped = at;
  let to = from;
  while (to < columns.length && at < scrolled + width + SPARE_PIXELS) {
    at += columns[to]?.width ?? 0;
    to += 1;
  }
  return { pinned: columns.slice(0, start), from, to, skipped };
}

/** Cells of a row: the pinned ones stay where they are, an empty one stands for those that are left out. */
export function cellsOf({ columns, pinned, from, to, skipped }: Layout, cell: (column: ShownColumn, index: number) => HTMLElement): readonly HTMLElement[] {
  let left = CHOICE;
  const fixed = pinned.map((column, index) => {
    const node = sized(cell(column, index), column);
    node.classList.add("pinned");
    node.style.left = `${left}px`;
    left += column.width;
    return node;
  });
  const gap = element("div", { class: "gap", role: "presentation" });
  gap.style.width = `${skipped}px`;
  return [...fixed, gap, ...columns.slice(from, to).map((column, index) => sized(cell(column, from + index), column))];
}

function sized(node: HTMLElement, { width }: ShownColumn): HTMLElement {
  node.style.width = `${width}px`;
  return node;
}
