import type { RowsColumn, RowsSort } from "../../server/core/insights/rows/report.ts";
import { element } from "../shared/dom.ts";
import type { Cells } from "./cells.ts";
import { boxOf, firstCell, moved, type Selection } from "./select.ts";
import { columnAt, columnWidth, scrolling, startsOf } from "./widths.ts";

export interface Grid {
  readonly node: HTMLElement;
  /** A new view: the first cell is chosen, unless its columns are the same. */
  show(content: GridContent): void;
  /** Draws what has arrived. */
  redraw(): void;
  readonly selection: () => Selection;
}

export interface GridContent {
  /** Without a width it is that of what the type usually holds. */
  readonly columns: readonly (RowsColumn & { readonly width?: number })[];
  readonly rows: number;
  readonly sort: readonly RowsSort[];
  readonly cells: Cells;
}

interface Hears {
  readonly chosen: (selection: Selection) => void;
  readonly sort: (column: number, more: boolean) => void;
  readonly copy: () => void;
}

const ROW = 24;
const HEAD = 42;
const NUMBERS = 64;

/** A table of any size: only the cells in sight exist. One tab stop; arrows move, Shift extends, Enter on a head sorts. */
export function grid({ chosen, sort, copy }: Hears): Grid {
  const space = element("div", { class: "grid-space", role: "presentation" });
  const stage = element("div", { class: "grid-stage", role: "presentation" });
  const node = element("div", { class: "grid", role: "grid", tabindex: 0, "aria-label": "Rows", "aria-multiselectable": "true" }, [stage, space]);
  let content: GridContent = { columns: [], rows: 0, sort: [], cells: { at: () => undefined, want: () => undefined } };
  let starts: readonly number[] = [0];
  let selection: Selection = firstCell;

  const room = (): number => Math.max(ROW, node.clientHeight - HEAD);
  const page = (): number => Math.max(1, Math.floor(room() / ROW));
  const ways = (): ReturnType<typeof scrolling> => scrolling(content.rows, ROW, room());

  function choose(next: Selection): void {
    selection = next;
    reveal();
    redraw();
    chosen(selection);
  }
  function reveal(): void {
    const [left, right] = [starts[selection.column] ?? 0, starts[selection.column + 1] ?? 0];
    const wide = node.clientWidth - NUMBERS;
    if (left < node.scrollLeft) node.scrollLeft = left;
    else if (right > node.scrollLeft + wide) node.scrollLeft = Math.min(left, right - wide);
    const { rowAt, topOf } = ways();
    const first = rowAt(node.scrollTop);
    if (selection.row >= 0 && selection.row < first) node.scrollTop = topOf(selection.row);
    else if (selection.row > first + page() - 1) node.scrollTop = topOf(Math.max(0, selection.row - page() + 1));
  }
  function redraw(): void {
    const { columns, rows, cells } = content;
    const from = Math.min(Math.max(0, rows - page()), Math.max(0, ways().rowAt(node.scrollTop)));
    const [firstRow, lastRow] = [Math.floor(from), Math.min(rows, Math.ceil(from + room() / ROW) + 1)];
    const [firstColumn, lastColumn] = [columnAt(starts, node.scrollLeft), Math.min(columns.length, columnAt(starts, node.scrollLeft + node.clientWidth) + 1)];
    cells.want([firstRow, lastRow], [firstColumn, lastColumn]);
    const box = boxOf(selection);
    const place = (column: number): string => `left:${NUMBERS + (starts[column] ?? 0) - node.scrollLeft}px;width:${(starts[column + 1] ?? 0) - (starts[column] ?? 0)}px`;
    const shown = Array.from({ length: Math.max(0, lastColumn - firstColumn) }, (_, index) => firstColumn + index);
    const body = Array.from({ length: Math.max(0, lastRow - firstRow) }, (_, index) => {
      const row = firstRow + index;
      const line = element("div", { class: "grid-row", role: "row", "aria-rowindex": row + 2 }, [styled(element("div", { class: "row-number soft", role: "rowheader" }, [(row + 1).toLocaleString("en-US")]), ""), ...shown.map((column) => styled(cell(row, column, box), place(column)))]);
      line.style.top = `${HEAD + (row - from) * ROW}px`;
      return line;
    });
    const head = element("div", { class: "grid-head", role: "row", "aria-rowindex": 1 }, [element("div", { class: "row-number", role: "columnheader", "aria-label": "Row" }), ...shown.map((column) => styled(headCell(column), place(column)))]);
    stage.replaceChildren(...body, head);
    node.setAttribute("aria-activedescendant", `cell-${selection.row}-${selection.column}`);
  }
  function headCell(column: number): HTMLElement {
    const { name = "", type = "" } = content.columns[column] ?? {};
    const order = content.sort.find((one) => one.column === name);
    const arrow = order ? (order.descending ? " ▼" : " ▲") : "";
    return element("div", { id: `cell--1-${column}`, class: `head-cell${selection.row === -1 && selection.column === column ? " active" : ""}${selection.column === column ? " current" : ""}`, role: "columnheader", "aria-colindex": column + 1, "aria-sort": order ? (order.descending ? "descending" : "ascending") : "none", title: `${name} (${type}). Click to sort, with Shift by several columns.`, "data-column": column }, [element("span", { class: "head-name" }, [name, arrow]), element("span", { class: "soft head-type" }, [type.toLowerCase()])]);
  }
  function cell(row: number, column: number, box: ReturnType<typeof boxOf>): HTMLElement {
    const text = content.cells.at(row, column);
    const selected = row >= box.rows[0] && row < box.rows[1] && column >= box.columns[0] && column < box.columns[1];
    const active = row === selection.row && column === selection.column;
    const kind = text === undefined ? " waiting" : text === null ? " missing" : content.columns[column]?.isNumeric ? " numeric" : "";
    return element("div", { id: `cell-${row}-${column}`, class: `cell${kind}${selected ? " selected" : ""}${active ? " active" : ""}`, role: "gridcell", "aria-colindex": column + 1, "aria-selected": selected ? "true" : "false", "data-row": row, "data-column": column, title: text !== undefined && text !== null && text.length > 20 ? text : undefined }, [text === undefined ? "…" : (text ?? "missing")]);
  }

  node.addEventListener("scroll", redraw, { passive: true });
  node.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    if (held && event.key.toLowerCase() === "c") copy();
    else if (event.key === "Enter" && selection.row === -1) sort(selection.column, event.shiftKey);
    else {
      const next = moved(selection, event.key, { held, extend: event.shiftKey }, { rows: content.rows, columns: content.columns.length, page: page() });
      if (!next) return;
      choose(next);
    }
    event.preventDefault();
  });
  node.addEventListener("mousedown", (event) => pointed(event, event.shiftKey));
  node.addEventListener("mousemove", (event) => {
    if (event.buttons === 1) pointed(event, true);
  });
  node.addEventListener("click", (event) => {
    const head = event.target instanceof Element ? event.target.closest<HTMLElement>(".head-cell") : null;
    if (!head) return;
    const column = Number(head.dataset["column"]);
    choose({ row: -1, column, anchorRow: 0, anchorColumn: column });
    sort(column, event.shiftKey);
  });
  function pointed(event: MouseEvent, extend: boolean): void {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    // A head is drawn anew when it is chosen, so that waits for the whole click.
    if (at?.dataset["row"] === undefined) return;
    const [row, column] = [Number(at.dataset["row"]), Number(at.dataset["column"])];
    if (row === selection.row && column === selection.column) return;
    choose(extend ? { ...selection, row, column } : { row, column, anchorRow: row, anchorColumn: column });
  }
  new ResizeObserver(redraw).observe(node);

  return {
    node,
    selection: () => selection,
    redraw,
    show(next) {
      const same = next.columns.length === content.columns.length && next.columns.every(({ name }, place) => name === content.columns[place]?.name);
      content = next;
      starts = startsOf(next.columns.map((column) => column.width ?? columnWidth(column)));
      if (!same) node.scrollLeft = 0;
      node.scrollTop = 0;
      const column = same ? selection.column : 0;
      selection = { row: Math.min(Math.max(-1, same && selection.row === -1 ? -1 : 0), next.rows - 1), column, anchorRow: 0, anchorColumn: column };
      node.setAttribute("aria-rowcount", String(next.rows + 1));
      node.setAttribute("aria-colcount", String(next.columns.length));
      space.style.height = `${ways().height}px`;
      space.style.width = `${NUMBERS + (starts.at(-1) ?? 0)}px`;
      redraw();
    },
  };
}

function styled(node: HTMLElement, style: string): HTMLElement {
  const [left, width] = style.split(";");
  if (left !== undefined && left !== "") node.style.left = left.replace("left:", "");
  if (width !== undefined) node.style.width = width.replace("width:", "");
  return node;
}
