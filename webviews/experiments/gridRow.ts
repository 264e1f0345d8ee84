import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import type { ColumnFacts, ShownColumn } from "./columns.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import type { GroupCell } from "./groupCells.ts";
import { cellsOf, type Layout } from "./gridLayout.ts";
import type { GridRow, GroupRow, RunRow } from "./rows.ts";
import { swatch } from "./swatch.ts";

/** What stands in the rows. */
export interface RowContent {
  /** Keys of the chosen runs by the places of their colours. */
  readonly colours: readonly string[];
  readonly starred: ReadonlySet<string>;
  runAt(place: number): ExperimentRun | undefined;
  /** `undefined` while it is on its way. */
  textAt(column: ShownColumn, place: number): string | undefined;
  groupAt(column: ShownColumn, row: GroupRow): GroupCell | undefined;
  /** Column and value. */
  titleOf(row: GroupRow): string;
  /** The value alone. */
  labelOf(row: GroupRow): string;
  factsOf(column: ShownColumn): ColumnFacts;
  isBest(column: ShownColumn, place: number): boolean;
  /** A small drawing of the curve, where the cell is to have one. */
  sparkAt(column: ShownColumn, place: number): Element | undefined;
}

export const ROW = 26;
/** How far a row stands under another, in pixels. */
const INDENT = 14;
/** Of a cell, and of what opens it, as the style has them. */
const [PADDING, TWIST] = [10, 16];

export function drawRow(row: GridRow, index: number, layout: Layout, content: RowContent): HTMLElement {
  const node = row.kind === "group" ? groupRow(row, layout, content) : runRow(row, layout, content);
  node.dataset["index"] = String(index);
  node.setAttribute("aria-rowindex", String(index + 2));
  node.setAttribute("aria-level", String(row.depth + 1));
  if (row.open !== undefined) node.setAttribute("aria-expanded", String(row.open));
  node.style.top = `${index * ROW}px`;
  return node;
}

function runRow(row: RunRow, layout: Layout, content: RowContent): HTMLElement {
  const run = content.runAt(row.place);
  const key = run ? keyOf(run) : "";
  const colour = content.colours.indexOf(key);
  const box = element("input", { type: "checkbox", class: "native", tabindex: -1, "aria-label": `Chart ${run?.name ?? ""}` });
  box.checked = colour >= 0;
  const isStarred = content.starred.has(key);
  const star = element("button", { class: `plain star${isStarred ? " on" : ""}`, tabindex: -1, title: isStarred ? "Take the star away (s)" : "Star this run (s)", "aria-label": `Star ${run?.name ?? ""}`, "aria-pressed": String(isStarred) }, [isStarred ? "★" : "☆"]);
  const cells = cellsOf(layout, (column, place) => runCell(column, place, row, content));
  return element("div", { class: run?.deleted === true ? "grid-row deleted" : "grid-row", role: "row", "aria-selected": colour >= 0 ? "true" : "false" }, [element("div", { class: "cell choice", role: "gridcell" }, [box, star, swatch(colour)]), ...cells]);
}

function runCell(column: ShownColumn, index: number, row: RunRow, content: RowContent): HTMLElement {
  const { place } = row;
  const text = content.textAt(column, place);
  const best = content.isBest(column, place);
  const status = column.key === "run:status" ? ` status ${content.runAt(place)?.status ?? ""}` : "";
  const classes = `cell ${column.group}${status}${column.isNumber ? " number" : ""}${best ? ` best ${column.better ?? ""}` : ""}`;
  const node = element("div", { class: classes, role: "gridcell", "aria-colindex": index + 2, title: `${column.title}: ${text ?? "…"}${best ? " (best of all runs)" : ""}` }, [...(index === 0 ? twist(row) : []), content.sparkAt(column, place), element("span", {}, [text ?? "…"])]);
  if (index === 0 && row.depth > 0 && row.open === undefined) node.style.paddingLeft = `${PADDING + TWIST + row.depth * INDENT}px`;
  return node;
}

function groupRow(row: GroupRow, layout: Layout, content: RowContent): HTMLElement {
  const keys = row.places.flatMap((place) => content.runAt(place) ?? []).map(keyOf);
  const chosen = new Set(content.colours);
  const count = keys.filter((key) => chosen.has(key)).length;
  const box = element("input", { type: "checkbox", class: "native", tabindex: -1, "aria-label": `Chart the runs of ${content.titleOf(row)}` });
  box.checked = count === keys.length;
  box.indeterminate = count > 0 && count < keys.length;
  const cells = cellsOf(layout, (column, place) => groupCell(column, place, row, content));
  return element("div", { class: "grid-row group", role: "row", "aria-selected": box.checked ? "true" : "false" }, [element("div", { class: "cell choice", role: "gridcell" }, [box]), ...cells]);
}

/** The first cell names the group, whatever its column. */
function groupCell(column: ShownColumn, index: number, row: GroupRow, content: RowContent): HTMLElement {
  if (index === 0) {
    const [title, size] = [content.titleOf(row), counted(row.places.length, "run")];
    return element("div", { class: "cell name", role: "rowheader", "aria-colindex": 2, title: `${title}, ${size}`, "aria-label": `${title}, ${size}` }, [...twist(row), element("span", { class: "label" }, [content.labelOf(row)]), element("span", { class: "soft count" }, [size])]);
  }
  const cell = content.groupAt(column, row);
  return element("div", { class: `cell ${column.group}${column.isNumber ? " number" : ""}`, role: "gridcell", "aria-colindex": index + 2, title: cell?.hint ?? `${column.title}: …` }, [element("span", {}, [cell?.text ?? "…"])]);
}

/** What opens and closes the rows under a row. */
function twist({ depth, open }: GridRow): readonly HTMLElement[] {
  if (open === undefined) return [];
  const room = element("span", { class: "twist turns", "aria-hidden": "true" }, [open ? "▾" : "▸"]);
  room.style.marginLeft = `${depth * INDENT}px`;
  return [room];
}
