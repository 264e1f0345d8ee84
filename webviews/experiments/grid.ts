import { element } from "../shared/dom.ts";
import { lineStyle } from "../shared/theme.ts";
import type { ColumnFacts, ShownColumn } from "./columns.ts";
import { headerCell, type HeaderActions } from "./gridHeader.ts";
import { keyOf, type ColumnKey, type ExperimentRun } from "./data.ts";
import type { Sort } from "./state.ts";

export interface GridContent {
  readonly columns: readonly ShownColumn[];
  /** Places of the runs, in the order of the rows. */
  readonly rows: readonly number[];
  readonly sorts: readonly Sort[];
  readonly chosen: readonly string[];
  readonly starred: ReadonlySet<string>;
  runAt(place: number): ExperimentRun | undefined;
  /** `undefined` while it is on its way. */
  textAt(column: ShownColumn, place: number): string | undefined;
  factsOf(column: ShownColumn): ColumnFacts;
  isBest(column: ShownColumn, place: number): boolean;
  /** A small drawing of the curve, where the cell is to have one. */
  sparkAt(column: ShownColumn, place: number): Element | undefined;
}

export interface GridActions extends HeaderActions {
  toggle(places: readonly number[]): void;
  star(place: number): void;
  /** The columns and rows in sight; their cells may have to be fetched. */
  inSight(columns: readonly ColumnKey[], places: readonly number[]): void;
}

export interface Grid {
  readonly node: HTMLElement;
  show(content: GridContent): void;
}

const ROW = 26;
const CHOICE = 74;
const SPARE_ROWS = 8;
const SPARE_PIXELS = 250;

/**
 * Runs as a grid of which only the cells in sight stand in the page, rows as well as columns. Rows are chosen by click,
 * space or enter, with shift up to the one chosen before; arrows move, left and right scroll.
 */
export function grid(actions: GridActions): Grid {
  const head = element("div", { class: "grid-row head", role: "row", "aria-rowindex": 1 });
  const body = element("div", { class: "grid-body", role: "rowgroup" });
  const node = element("div", { class: "grid", role: "grid", "aria-label": "Runs", "aria-multiselectable": "true", tabindex: -1 }, [element("div", { class: "grid-head", role: "rowgroup" }, [head]), body]);
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
    const shown = rows.slice(first, last).map((place, index) => known.get(first + index) ?? drawRow(place, first + index, layout, shownContent, first + index === active));
    exchange(body, known.size > 0 ? new Set(known.values()) : undefined, shown);
    known = new Map(shown.map((row, index) => [first + index, row]));
    if (force || headNow !== drawnHead) drawHead(layout, content);
    drawnHead = headNow;
    if (hadFocus) focusActive();
    actions.inSight(seen.map(({ key }) => key), rows.slice(first, last));
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
    anchor = index;
    active = index;
    const places = content?.rows.slice(from, to + 1) ?? [];
    const isNew = (place: number): boolean => {
      const run = content?.runAt(place);
      return run !== undefined && content?.chosen.includes(keyOf(run)) === false;
    };
    actions.toggle(toAnchor ? places.filter(isNew) : places);
  }

  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    ArrowLeft: () => node.scrollBy(-120, 0),
    ArrowRight: () => node.scrollBy(120, 0),
    PageDown: () => moveTo(active + 10),
    PageUp: () => moveTo(active - 10),
    Home: () => moveTo(0),
    End: () => moveTo(Infinity),
    " ": ({ shiftKey }) => choose(active, shiftKey),
    Enter: ({ shiftKey }) => choose(active, shiftKey),
    s: () => {
      const place = content?.rows[active];
      if (place !== undefined) actions.star(place);
    },
  };
  body.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
  body.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const index = Number(target?.closest<HTMLElement>('[role="row"]')?.dataset["index"] ?? NaN);
    const place = content?.rows[index];
    if (place === undefined) return;
    if (target?.closest(".star")) actions.star(place);
    else choose(index, event.shiftKey);
  });
  node.addEventListener("scroll", () => draw(false), { passive: true });
  new ResizeObserver(() => draw(true)).observe(node);
  return {
    node,
    show(next) {
      content = next;
      active = Math.min(active, Math.max(0, next.rows.length - 1));
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

interface Layout {
  readonly columns: readonly ShownColumn[];
  readonly pinned: readonly ShownColumn[];
  /** Of the columns that are not pinned, those from here are drawn, up to `to`. */
  readonly from: number;
  readonly to: number;
  /** Width of what is left out before. */
  readonly skipped: number;
}

/** Pinned columns come first and are always in sight. */
function columnsInSight(columns: readonly ShownColumn[], scrolled: number, width: number): Omit<Layout, "columns"> {
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
function cellsOf({ columns, pinned, from, to, skipped }: Layout, cell: (column: ShownColumn, index: number) => HTMLElement): readonly HTMLElement[] {
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

function drawRow(place: number, index: number, layout: Layout, content: GridContent, isActive: boolean): HTMLElement {
  const run = content.runAt(place);
  const key = run ? keyOf(run) : "";
  const colour = content.chosen.indexOf(key);
  const box = element("input", { type: "checkbox", class: "native", tabindex: -1, "aria-label": `Chart ${run?.name ?? ""}` });
  box.checked = colour >= 0;
  const mark = element("span", { class: "swatch" });
  if (colour >= 0) mark.style.background = lineStyle(colour).colour;
  const isStarred = content.starred.has(key);
  const star = element("button", { class: `plain star${isStarred ? " on" : ""}`, tabindex: -1, title: isStarred ? "Take the star away (s)" : "Star this run (s)", "aria-pressed": String(isStarred) }, [isStarred ? "★" : "☆"]);
  const cells = cellsOf(layout, (column, place_) => drawCell(column, place_, place, content));
  const row = element("div", { class: "grid-row", role: "row", tabindex: isActive ? 0 : -1, "data-index": index, "aria-rowindex": index + 2, "aria-selected": colour >= 0 ? "true" : "false" }, [element("div", { class: "cell choice", role: "gridcell" }, [box, star, mark]), ...cells]);
  row.style.top = `${index * ROW}px`;
  return row;
}

function drawCell(column: ShownColumn, index: number, place: number, content: GridContent): HTMLElement {
  const text = content.textAt(column, place);
  const best = content.isBest(column, place);
  const status = column.key === "run:status" ? ` status ${content.runAt(place)?.status ?? ""}` : "";
  const classes = `cell ${column.group}${status}${column.isNumber ? " number" : ""}${best ? " best" : ""}`;
  return element("div", { class: classes, role: "gridcell", "aria-colindex": index + 2, title: `${column.title}: ${text ?? "…"}${best ? " (best of all runs)" : ""}` }, [content.sparkAt(column, place), element("span", {}, [text ?? "…"])]);
}
