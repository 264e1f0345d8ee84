import { nameOf, RUN_FIELDS, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { element, redraw } from "../shared/dom.ts";
import { textField } from "../shared/ui.ts";
import { keyOfColumn } from "./columns.ts";
import type { ExperimentsTable } from "./data.ts";
import { WORDS } from "./groupCells.ts";
import { AGGREGATES, type Arrangement } from "./state.ts";

export interface GroupMenu {
  readonly node: HTMLElement;
  show(table: ExperimentsTable, rows: Arrangement): void;
}

/** More than these are found by searching. */
const MOST = 100;
/** What is different for every run makes no groups. */
const NO_GROUPS = new Set(["run:name", "run:id", "run:duration", "run:note"]);
let count = 0;

/** How runs are put together: by a column, with what their groups show, and under their parents. */
export function groupMenu(change: (change: Partial<Arrangement>) => void): GroupMenu {
  let last: Parameters<GroupMenu["show"]> | undefined;
  let search = "";
  const title = element("summary", {}, ["Group"]);
  const list = element("ul", { class: "picker-list", "aria-label": "Group by" });
  const field = textField("Search columns", "", (text) => {
    search = text.toLowerCase();
    draw();
  });
  const group = `group-shows-${(count += 1)}`;
  const radios = AGGREGATES.map((aggregate) => {
    const input = element("input", { type: "radio", name: group, value: aggregate });
    input.addEventListener("change", () => change({ aggregate }));
    return { aggregate, input };
  });
  const shows = element("fieldset", { class: "choices" }, [element("legend", {}, ["A group shows of its numbers the"]), ...radios.map(({ aggregate, input }) => element("label", {}, [input, ` ${WORDS[aggregate]}`]))]);
  const nested = element("input", { type: "checkbox", class: "native" });
  nested.addEventListener("change", () => change({ nested: nested.checked }));
  const folds = (["open", "closed"] as const).map((way) => {
    const press = element("button", { class: "plain link" }, [way === "open" ? "Open all" : "Close all"]);
    press.addEventListener("click", () => change({ folds: way, turned: [] }));
    return press;
  });
  const body = element("div", { class: "picker" }, [field, list, shows, element("label", {}, [nested, " Nested runs under their parents"]), element("div", { class: "chart-tools" }, folds)]);
  const node = element("details", { class: "menu" }, [title, body]);
  node.addEventListener("toggle", draw);
  list.addEventListener("click", ({ target }) => {
    const key = target instanceof Element ? target.closest<HTMLElement>("button")?.dataset["key"] : undefined;
    if (key !== undefined) change({ group: key, turned: [] });
  });

  function draw(): void {
    if (!last) return;
    const [table, rows] = last;
    title.textContent = rows.group === "" ? "Group" : `Group: ${nameOf(rows.group)}`;
    if (!node.open) return;
    for (const { aggregate, input } of radios) input.checked = rows.aggregate === aggregate;
    nested.checked = rows.nested;
    const tags = [...new Set(table.runs.flatMap((run) => Object.keys(run.tags)))].toSorted();
    const varying = table.columns.toSorted((a, b) => Number(b.varies) - Number(a.varies));
    const columns = [...varying.filter(({ kind }) => kind === "param"), ...varying.filter(({ kind }) => kind === "metric")];
    const keys = [...RUN_FIELDS.map(({ key }) => key).filter((key) => !NO_GROUPS.has(key)), ...columns.map(keyOfColumn), ...tags.map((tag) => `tag:${tag}`)];
    const found = keys.filter((key) => nameOf(key).toLowerCase().includes(search));
    const more = found.length > MOST ? [element("li", { class: "soft" }, [`${found.length - MOST} more; search to find them.`])] : [];
    redraw(list, [...["", ...found.slice(0, MOST)].map((key) => item(key, rows.group)), ...more]);
  }

  return {
    node,
    show(...given) {
      last = given;
      draw();
    },
  };
}

const KINDS: Readonly<Record<string, string>> = { run: "run", param: "parameter", metric: "metric", tag: "tag" };

function item(key: ColumnKey, chosen: ColumnKey): HTMLElement {
  const name = key === "" ? "No groups" : key === "run:started" ? "day" : nameOf(key);
  const press = element("button", { class: "plain link", "data-key": key, "aria-pressed": String(key === chosen) }, [name]);
  return element("li", {}, [press, element("span", { class: "soft kind" }, [key === "" ? "" : (KINDS[key.slice(0, key.indexOf(":"))] ?? "")])]);
}
