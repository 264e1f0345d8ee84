import { nameOf, RUN_FIELDS, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { element, redraw } from "../shared/dom.ts";
import { textField } from "../shared/ui.ts";
import { keyOfColumn } from "./columns.ts";
import type { ExperimentsTable } from "./data.ts";
import type { ColumnSettings } from "./state.ts";

export interface ColumnPicker {
  readonly node: HTMLElement;
  show(table: ExperimentsTable, shown: ReadonlySet<ColumnKey>, settings: ColumnSettings): void;
}

export interface PickerActions {
  /** Shows or hides a column. */
  set(key: ColumnKey, shown: boolean): void;
  pin(key: ColumnKey): void;
  reset(): void;
}

/** More than these are found by searching. */
const MOST = 200;
const FIGURES = ["min", "max", "mean", "curve"] as const;

/** All columns there are, with a search: which are shown, which are pinned, and for metrics which figures besides the last value. */
export function columnPicker(actions: PickerActions): ColumnPicker {
  let search = "";
  let last: Parameters<ColumnPicker["show"]> | undefined;
  const list = element("ul", { class: "picker-list" });
  const field = textField("Search columns", "", (text) => {
    search = text.toLowerCase();
    draw();
  });
  const reset = element("button", { class: "plain link" }, ["Reset columns"]);
  reset.addEventListener("click", () => actions.reset());
  const body = element("div", { class: "picker" }, [field, list, reset]);
  const node = element("details", { class: "menu" }, [element("summary", {}, ["Columns"]), body]);
  node.addEventListener("toggle", draw);
  list.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.dataset["key"] !== undefined) actions.set(box.dataset["key"], box.checked);
  });
  list.addEventListener("click", (event) => {
    const press = event.target instanceof Element ? event.target.closest<HTMLElement>("button.pin") : undefined;
    if (press?.dataset["key"] !== undefined) actions.pin(press.dataset["key"]);
  });

  function draw(): void {
    if (!node.open || !last) return;
    const [table, shown, { pinned }] = last;
    const tags = [...new Set(table.runs.flatMap(({ tags: own }) => Object.keys(own)))].toSorted();
    const keys = [...RUN_FIELDS.map(({ key }) => key), ...table.columns.map(keyOfColumn), ...tags.map((tag) => `tag:${tag}`)];
    const found = keys.filter((key) => nameOf(key).toLowerCase().includes(search));
    const more = found.length > MOST ? [element("li", { class: "soft" }, [`${found.length - MOST} more; search to find them.`])] : [];
    redraw(list, [...found.slice(0, MOST).map((key) => itemOf(key, shown, pinned)), ...more]);
  }

  return {
    node,
    show(...given) {
      last = given;
      draw();
    },
  };
}

function itemOf(key: ColumnKey, shown: ReadonlySet<ColumnKey>, pinned: readonly ColumnKey[]): HTMLElement {
  const isPinned = pinned.includes(key);
  const pin = element("button", { class: "plain pin", "data-key": key, title: isPinned ? "Let it scroll" : "Keep it in sight", "aria-pressed": String(isPinned) }, [isPinned ? "unpin" : "pin"]);
  const figures = key.startsWith("metric:") ? FIGURES.map((figure) => choice(`${figure}:${nameOf(key)}`, figure, shown)) : [];
  return element("li", {}, [choice(key, nameOf(key), shown), element("span", { class: "soft kind" }, [KINDS[key.slice(0, key.indexOf(":"))] ?? ""]), ...figures, pin]);
}

const KINDS: Readonly<Record<string, string>> = { run: "run", param: "parameter", metric: "metric", tag: "tag" };

function choice(key: ColumnKey, label: string, shown: ReadonlySet<ColumnKey>): HTMLElement {
  const box = element("input", { type: "checkbox", class: "native", "data-key": key });
  box.checked = shown.has(key);
  return element("label", {}, [box, ` ${label}`]);
}
