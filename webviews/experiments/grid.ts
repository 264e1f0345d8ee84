import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import type { Sort } from "../../server/core/insights/experiments/query/order.ts";
import { element } from "../shared/dom.ts";
import type { ShownColumn } from "./columns.ts";
import { keyOf } from "./data.ts";
import { headerCell, type HeaderActions } from "./gridHeader.ts";
import { CHOICE, cellsOf, columnsInSight, type Layout } from "./gridLayout.ts";
import { drawRow, ROW, type RowContent } from "./gridRow.ts";
import type { GridRow } from "./rows.ts";
import { MOST_CHOSEN_AT_ONCE } from "./runMenu.ts";

export interface GridContent extends RowContent {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly GridRow[];
  readonly sorts: readonly Sort[];
}

export interface GridActions extends HeaderActions {
  toggle(places: readonly number[]): void;
  star(place: number): void;
  /** Opens or closes what is under a row. */
  turn(key: string): void;
  /** Offers what can be done with runs, at a place of the page. */
  menu(places: readonly number[], x: number, y: number): void;
  /** A key that may mean something for a run; whether it does. What it opens stands at that place of the page. */
  key(place: number, key: string, x: number, y: number): boolean;
  /** The columns and rows in sight; their cells may have to be fetched. */
  inSight(columns: readonly ColumnKey[], places: readonly number[]): void;
}

export interface Grid {
  readonly node: HTMLElement;
  show(content: GridContent): void;
}

const SPARE_ROWS = 8;
/** How far an arrow scrolls. */
const STEP = 120;

/**
 * Runs as a grid of which only the cells in sight stand in the page, rows as well as columns. Rows are chosen by click,
 * space or enter, with shift up to the one chosen before; arrows move, left and right close and open what is under a
 * row, or scroll.
 */
export function grid(actions: GridActions): Grid {
  const head = element("div", { class: "grid-row head", role: "row", "aria-rowindex": 1 });
  const body = element("div", { class: "grid-body", role: "rowgroup" });
  const node = element("div", { class: "grid", role: "treegrid", "aria-label": "Runs", "aria-multiselectable": "true", tabindex: -1 }, [element("div", { class: "grid-head", role: "rowgroup" }, [head]), body]);
  let content: GridContent | undefined;
  let active = 0;
  let anchor = 0;
  let drawn = "";
  let drawnHead = "";
  let known = new Map<number, HTMLElement>();

  /** Rows that were drawn stay as long as nothing but the place scrolled to changes. */
  function draw(force: boolean): void {
    if (!content) return;
    const shownContent = content;
    const { columns, rows } = shownContent;
    const first = Math.max(0, Math.floor(node.scrollTop / ROW) - SPARE_ROWS);
    const last = Math.min(rows.length, Math.ceil((node.scrollTop + node.clientHeight) / ROW) + SPARE_ROWS);
    const window = columnsInSight(columns, node.scrollLeft, node.clientWidth);
    const now = `${first} ${last} ${window.from} ${window.to}`;
    if (!force && now === drawn) return;
    drawn = now;
    const seen = [...window.pinned, ...columns.slice(window.from, window.to)];
    const headNow = `${window.from} ${window.to}`;
    if (force || headNow !== drawnHead) known = new Map();
    const hadFocus = body.contains(document.activeElement);
    const width = CHOICE + columns.reduce((sum, column) => sum + column.width, 0);
    for (const part of [head, body]) part.style.width = `${width}px`;
    body.style.height = `${rows.length * ROW}px`;
    const layout = { ...window, columns };
    const shown = rows.slice(first, last).map((row, index) => known.get(first + index) ?? drawRow(row, first + index, layout, shownContent));
    // What Tab leads to is always there, also when somebody scrolled away from the row that they were at.
    const stop = active >= first && active < last ? active : Math.min(last - 1, Math.ceil(node.scrollTop / ROW));
    shown.forEach((row, index) => (row.tabIndex = first + index === stop ? 0 : -1));
    exchange(body, known.size > 0 ? new Set(known.values()) : undefined, shown);
    known = new Map(shown.map((row, index) => [first + index, row]));
    if (force || headNow !== drawnHead) drawHead(layout, content);
    drawnHead = headNow;
    if (hadFocus) focusActive();
    actions.inSight(seen.map(({ key }) => key), rows.slice(first, last).flatMap((row) => (row.kind === "run" ? [row.place] : [])));
  }

  function drawHead(layout: Layout, { sorts }: GridContent): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["column"] : undefined;
    const cells = cellsOf(layout, (column, index) => headerCell(column, index, sorts, actions));
    head.replaceChildren(element("div", { class: "cell choice", role: "columnheader" }, [element("span", { class: "hidden" }, ["Chosen"])]), ...cells);
    if (focused !== undefined) [...head.querySelectorAll<HTMLElement>("button")].find(({ dataset }) => dataset["column"] === focused)?.focus({ preventScroll: true });
  }

  function moveTo(index: number): void {
    if (!content) return;
    active = Math.min(content.rows.length - 1, Math.max(0, index));
    const top = active * ROW;
    const visible = node.clientHeight - head.offsetHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + ROW > node.scrollTop + visible) node.scrollTop = top + ROW - visible;
    draw(true);
    focusActive();
  }

  const focusActive = (): void => body.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });

  function choose(index: number, toAnchor: boolean): void {
    const [from, to] = toAnchor ? [Math.min(anchor, index), Math.max(anchor, index)] : [index, index];
    const rows = content?.rows.slice(from, to + 1) ?? [];
    anchor = index;
    active = index;
    const places = [...new Set(rows.flatMap((row) => (row.kind === "run" ? [row.place] : row.places.slice(0, MOST_CHOSEN_AT_ONCE))))];
    const isNew = (place: number): boolean => {
      const run = content?.runAt(place);
      return run !== undefined && content?.colours.includes(keyOf(run)) === false;
    };
    const several = toAnchor || rows.some(({ kind }) => kind === "group");
    actions.toggle(several && places.some(isNew) ? places.filter(isNew) : places);
  }

  const identity = (row: GridRow | undefined): string => {
    const run = row?.kind === "run" ? content?.runAt(row.place) : undefined;
    return run ? keyOf(run) : row?.kind === "group" ? row.key : "";
  };

  const turn = (index: number): void => {
    active = index;
    actions.turn(identity(content?.rows[index]));
  };

  /** Opens what is closed, goes into what is open, or scrolls. */
  function right(): void {
    const row = content?.rows[active];
    if (row?.open === false) turn(active);
    else if (row?.open === true) moveTo(active + 1);
    else node.scrollBy(STEP, 0);
  }

  /** The way back. */
  function left(): void {
    const row = content?.rows[active];
    if (node.scrollLeft > 0) node.scrollBy(-STEP, 0);
    else if (row?.open === true) turn(active);
    else if (row && row.depth > 0) moveTo(content?.rows.findLastIndex(({ depth }, index) => index < active && depth < row.depth) ?? active);
  }

  /** Under a row's name, for what is opened by keyboard. */
  function placeOf(index: number): readonly [x: number, y: number] {
    const box = body.querySelector(`[data-index="${index}"] .twist, [data-index="${index}"] .cell:nth-child(2)`)?.getBoundingClientRect();
    return [(box?.left ?? 0) + 12, box?.bottom ?? 0];
  }

  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    ArrowLeft: left,
    ArrowRight: right,
    PageDown: () => moveTo(active + 10),
    PageUp: () => moveTo(active - 10),
    Home: () => moveTo(0),
    End: () => moveTo(Infinity),
    " ": ({ shiftKey }) => choose(active, shiftKey),
    Enter: ({ shiftKey }) => choose(active, shiftKey),
  };
  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    const row = content?.rows[active];
    if (act) act(event);
    else if (row?.kind !== "run" || !actions.key(row.place, event.key, ...placeOf(active))) return;
    event.preventDefault();
  });
  body.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.role === "row") active = Number(target.dataset["index"]);
  });
  const rowOf = (target: EventTarget | null): number => Number((target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null)?.dataset["index"] ?? NaN);
  body.addEventListener("click", (event) => {
    const index = rowOf(event.target);
    const row = content?.rows[index];
    const within = (selector: string): boolean => event.target instanceof Element && event.target.closest(selector) !== null;
    if (!row) return;
    if (within(".twist.turns")) turn(index);
    else if (within(".star") && row.kind === "run") actions.star(row.place);
    else if (row.kind === "group" && !within("input")) turn(index);
    else choose(index, event.shiftKey);
  });
  body.addEventListener("contextmenu", (event) => {
    const index = rowOf(event.target);
    const row = content?.rows[index];
    if (!row) return;
    event.preventDefault();
    active = index;
    draw(true);
    // By keyboard the place is that of the whole row.
    const [x, y] = event.button === 2 ? [event.clientX, event.clientY] : placeOf(index);
    focusActive();
    actions.menu(row.kind === "run" ? [row.place] : row.places, x, y);
  });
  node.addEventListener("scroll", () => draw(false), { passive: true });
  new ResizeObserver(() => draw(true)).observe(node);
  return {
    node,
    show(next) {
      const before = body.contains(document.activeElement) ? identity(content?.rows[active]) : "";
      content = next;
      const after = before === "" || identity(next.rows[active]) === before ? -1 : next.rows.findIndex((row) => identity(row) === before);
      active = after >= 0 ? after : Math.min(active, Math.max(0, next.rows.length - 1));
      node.setAttribute("aria-rowcount", String(next.rows.length + 1));
      node.setAttribute("aria-colcount", String(next.columns.length + 1));
      draw(true);
    },
  };
}

/** Takes out what is not shown any more and puts in what is new; what stays is not touched, so it is not laid out again. */
function exchange(body: HTMLElement, before: ReadonlySet<HTMLElement> | undefined, shown: readonly HTMLElement[]): void {
  const stays = before && shown.some((row) => before.has(row));
  if (!stays) {
    body.replaceChildren(...shown);
    return;
  }
  const next = new Set(shown);
  for (const row of before) if (!next.has(row)) row.remove();
  const kept = shown.findIndex((row) => before.has(row));
  body.prepend(...shown.slice(0, kept));
  body.append(...shown.slice(kept).filter((row) => !before.has(row)));
}

