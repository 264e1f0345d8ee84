import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import type { Sort } from "../../server/core/insights/experiments/query/order.ts";
import { element } from "../shared/dom.ts";
import type { ShownColumn } from "./columns.ts";

export interface HeaderActions {
  sortBy(column: ShownColumn, adds: boolean): void;
  resize(column: ColumnKey, width: number): void;
  /** Puts a column before another one, or at the end. */
  move(column: ColumnKey, before: ColumnKey | undefined): void;
  /** One place to the left or right. */
  shift(column: ColumnKey, by: -1 | 1): void;
  pin(column: ColumnKey): void;
  hide(column: ColumnKey): void;
  /** Groups by a column, or by none where it does already. */
  group(column: ColumnKey): void;
}

const LEAST = 48;

/** A header sorts when pressed; it is dragged to another place, its edge to another width. The keyboard does the same by Alt and arrows, P, G and Delete. */
export function headerCell(column: ShownColumn, index: number, sorts: readonly Sort[], actions: HeaderActions): HTMLElement {
  const place = sorts.findIndex((sort) => sort.column === column.key);
  const sort = sorts[place];
  const arrow = sort ? element("span", { class: "arrow", "aria-hidden": "true" }, [`${sort.descending ? "↓" : "↑"}${sorts.length > 1 ? String(place + 1) : ""}`]) : undefined;
  const press = element("button", { class: "plain", "data-column": column.key, title: hintOf(column), draggable: "true" }, [element("span", {}, [column.title]), arrow]);
  press.addEventListener("click", ({ shiftKey }) => actions.sortBy(column, shiftKey));
  press.addEventListener("keydown", (event) => {
    const act = keyActions(column, actions)[`${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.key}`];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const direction = sort?.descending === true ? "descending" : "ascending";
  const edge = element("span", { class: "edge", "aria-hidden": "true" });
  const node = element("div", { class: `cell head ${column.group}${column.isNumber ? " number" : ""}`, role: "columnheader", "aria-colindex": index + 2, "aria-sort": sort ? direction : "none" }, [press, edge]);
  dragEdge(edge, column, actions);
  dragHeader(press, node, column, actions);
  return node;
}

function keyActions(column: ShownColumn, actions: HeaderActions): Readonly<Record<string, () => void>> {
  return {
    "Alt+ArrowLeft": () => actions.shift(column.key, -1),
    "Alt+ArrowRight": () => actions.shift(column.key, 1),
    "Alt+Shift+ArrowLeft": () => actions.resize(column.key, Math.max(LEAST, column.width - 16)),
    "Alt+Shift+ArrowRight": () => actions.resize(column.key, column.width + 16),
    p: () => actions.pin(column.key),
    g: () => actions.group(column.key),
    Delete: () => actions.hide(column.key),
  };
}

function dragEdge(edge: HTMLElement, column: ShownColumn, actions: HeaderActions): void {
  edge.addEventListener("pointerdown", (down) => {
    down.preventDefault();
    edge.setPointerCapture(down.pointerId);
    const moved = (event: PointerEvent): number => Math.max(LEAST, Math.round(column.width + event.clientX - down.clientX));
    const cell = edge.parentElement;
    edge.addEventListener("pointermove", (event) => cell && (cell.style.width = `${moved(event)}px`));
    edge.addEventListener("pointerup", (event) => actions.resize(column.key, moved(event)), { once: true });
  });
}

const DRAGGED = "application/x-modelwright-column";

function dragHeader(press: HTMLElement, node: HTMLElement, column: ShownColumn, actions: HeaderActions): void {
  press.addEventListener("dragstart", (event) => event.dataTransfer?.setData(DRAGGED, column.key));
  node.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes(DRAGGED)) event.preventDefault();
  });
  node.addEventListener("drop", (event) => {
    const key = event.dataTransfer?.getData(DRAGGED);
    if (key === undefined || key === "" || key === column.key) return;
    event.preventDefault();
    actions.move(key, column.key);
  });
}

function hintOf({ title, group, better }: ShownColumn): string {
  const what = group === "run" ? title : `${group === "metric" ? "Metric" : "Parameter"} ${title}${better ? `, ${better} is better` : ""}`;
  return `${what}. Press to sort, with Shift to sort by several. Drag to move (Alt+arrows), drag the edge to resize (Alt+Shift+arrows), P pins, G groups, Delete hides.`;
}
