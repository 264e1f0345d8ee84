import { element } from "../shared/dom.ts";
import { formatDuration, formatNumber, formatTime } from "../shared/format.ts";
import { lineStyle } from "../shared/theme.ts";
import type { ExperimentRun } from "./rows.ts";
import { keyOf, type ShownColumn, type Sort } from "./state.ts";

export interface TableContent {
  readonly columns: readonly ShownColumn[];
  readonly runs: readonly ExperimentRun[];
  readonly chosen: readonly string[];
  readonly sort: Sort;
}

export interface TableActions {
  sortBy(column: ShownColumn): void;
  toggle(run: ExperimentRun): void;
}

export interface RunsTable {
  readonly node: HTMLElement;
  show(content: TableContent): void;
}

/** Rows are of one height, so that only those in sight need to stand in the page. */
const ROW = 26;
const SPARE_ROWS = 12;

/** The runs as a grid: headers sort, rows are chosen by click, space or enter, arrows move from row to row. */
export function runsTable(actions: TableActions): RunsTable {
  const head = element("thead");
  const body = element("tbody");
  const table = element("table", { class: "runs", role: "grid", "aria-label": "Runs", "aria-multiselectable": "true" }, [head, body]);
  const node = element("div", { class: "runs-scroll" }, [table]);
  let content: TableContent = { columns: [], runs: [], chosen: [], sort: { column: "", descending: false } };
  let active = 0;

  function drawRows(): void {
    const hadFocus = body.contains(document.activeElement);
    const first = Math.max(0, Math.floor(node.scrollTop / ROW) - SPARE_ROWS);
    const last = Math.min(content.runs.length, Math.ceil((node.scrollTop + node.clientHeight) / ROW) + SPARE_ROWS);
    const rows = content.runs.slice(first, last).map((run, index) => row(run, first + index, content, first + index === active, actions));
    body.replaceChildren(spacer(first * ROW), ...rows, spacer((content.runs.length - last) * ROW));
    if (hadFocus) body.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus({ preventScroll: true });
  }

  function moveTo(index: number): void {
    active = Math.min(content.runs.length - 1, Math.max(0, index));
    const top = active * ROW;
    const visible = node.clientHeight - head.offsetHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + ROW > node.scrollTop + visible) node.scrollTop = top + ROW - visible;
    drawRows();
    body.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus({ preventScroll: true });
  }

  function toggleActive(): void {
    const run = content.runs[active];
    if (run) actions.toggle(run);
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + 10),
    PageUp: () => moveTo(active - 10),
    Home: () => moveTo(0),
    End: () => moveTo(content.runs.length - 1),
    " ": toggleActive,
    Enter: toggleActive,
  };
  body.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  body.addEventListener("click", (event) => {
    const index = Number((event.target instanceof Element ? event.target.closest("tr") : null)?.dataset["index"] ?? NaN);
    const run = content.runs[index];
    if (!run) return;
    active = index;
    actions.toggle(run);
  });
  node.addEventListener("scroll", drawRows, { passive: true });
  new ResizeObserver(drawRows).observe(node);
  return {
    node,
    show(next) {
      content = next;
      active = Math.min(active, Math.max(0, next.runs.length - 1));
      table.setAttribute("aria-rowcount", String(next.runs.length + 1));
      drawHead(head, next, actions);
      drawRows();
    },
  };
}

function drawHead(head: HTMLElement, { columns, sort }: TableContent, actions: TableActions): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["column"] : undefined;
  const cells = columns.map((column) => {
    const sorted = sort.column === column.key;
    const arrow = sorted ? element("span", { class: "arrow", "aria-hidden": "true" }, [sort.descending ? "↓" : "↑"]) : undefined;
    const press = element("button", { class: "plain", "data-column": column.key, title: hintOf(column) }, [element("span", {}, [column.title]), arrow]);
    press.addEventListener("click", () => actions.sortBy(column));
    const direction = sort.descending ? "descending" : "ascending";
    return element("th", { scope: "col", class: `${column.group}${isNumber(column) ? " number" : ""}`, "aria-sort": sorted ? direction : "none" }, [press]);
  });
  head.replaceChildren(element("tr", {}, [element("th", { class: "choice", scope: "col" }, [element("span", { class: "hidden" }, ["Chosen"])]), ...cells]));
  if (focused !== undefined) [...head.querySelectorAll("button")].find(({ dataset }) => dataset["column"] === focused)?.focus({ preventScroll: true });
}

function hintOf({ title, group, column }: ShownColumn): string {
  const way = column?.better ? `, ${column.better} is better` : "";
  return group === "run" ? `Sort by ${title.toLowerCase()}` : `${group === "metric" ? "Metric" : "Parameter"} ${title}${way}: sort`;
}

function row(run: ExperimentRun, index: number, { columns, chosen }: TableContent, isActive: boolean, actions: TableActions): HTMLElement {
  const place = chosen.indexOf(keyOf(run));
  const box = element("input", { type: "checkbox", class: "native", tabindex: -1, "aria-label": `Chart ${run.name}` });
  box.checked = place >= 0;
  box.addEventListener("click", (event) => {
    event.stopPropagation();
    actions.toggle(run);
  });
  const mark = element("span", { class: "swatch" });
  if (place >= 0) mark.style.background = lineStyle(place).colour;
  const cells = columns.map((column) => cell(run, column));
  return element("tr", { tabindex: isActive ? 0 : -1, "data-index": index, "aria-rowindex": index + 2, "aria-selected": place >= 0 ? "true" : "false" }, [element("td", { class: "choice" }, [box, mark]), ...cells]);
}

function cell(run: ExperimentRun, column: ShownColumn): HTMLElement {
  const text = textOf(run, column);
  const best = column.column?.best !== undefined && column.value(run) === column.column.best;
  const classes = [column.group, column.key === "status" ? `status ${run.status}` : "", isNumber(column) ? "number" : "", best ? "best" : ""].filter(Boolean).join(" ");
  return element("td", { class: classes, title: titleOf(run, column, text, best) }, [text]);
}

function textOf(run: ExperimentRun, column: ShownColumn): string {
  const value = column.value(run);
  if (value === undefined) return "–";
  if (column.key === "started") return formatTime(Number(value));
  if (column.key === "duration") return formatDuration(Number(value));
  if (column.group === "metric") return formatNumber(Number(value), 4, column.decimals);
  return column.group === "param" ? (run.params[column.title] ?? "–") : String(value);
}

function titleOf(run: ExperimentRun, column: ShownColumn, text: string, best: boolean): string {
  const metric = column.group === "metric" ? run.metrics[column.title] : undefined;
  if (metric === undefined) return column.key === "name" ? `${text} (${run.id})` : text;
  return `last ${metric}${best ? ", best of all runs" : ""}`;
}

const isNumber = ({ group, key }: ShownColumn): boolean => group === "metric" || key === "duration";

function spacer(height: number): HTMLElement {
  const node = element("tr", { class: "spacer", "aria-hidden": "true" });
  node.style.height = `${height}px`;
  return node;
}
