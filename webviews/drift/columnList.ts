import type { ColumnDrift } from "../../server/core/insights/drift/report.ts";
import { sparkChart } from "../shared/charts/shares.ts";
import { element } from "../shared/dom.ts";
import { formatShare } from "../shared/format.ts";

export interface ColumnList {
  readonly node: HTMLElement;
  show(columns: readonly ColumnDrift[], chosen: string | undefined): void;
}

/** The columns, what needs attention first. Arrows move and choose. */
export function columnList(choose: (name: string) => void): ColumnList {
  const node = element("ul", { class: "columns", role: "listbox", "aria-label": "Columns, the most changed first", tabindex: 0 });
  let names: readonly string[] = [];
  let current = 0;
  node.addEventListener("keydown", (event) => {
    const next = MOVES[event.key]?.(current, names.length);
    const name = next === undefined ? undefined : names[Math.min(names.length - 1, Math.max(0, next))];
    if (name === undefined) return;
    event.preventDefault();
    choose(name);
  });
  node.addEventListener("click", (event) => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("li")?.dataset["name"] : undefined;
    if (name !== undefined) choose(name);
  });
  return {
    node,
    show(columns, chosen) {
      names = columns.map(({ name }) => name);
      current = Math.max(0, chosen === undefined ? 0 : names.indexOf(chosen));
      node.replaceChildren(...columns.map((column, index) => item(column, index, column.name === chosen)));
      if (columns.length > 0) node.setAttribute("aria-activedescendant", `column-${current}`);
      else node.removeAttribute("aria-activedescendant");
      node.children[current]?.scrollIntoView({ block: "nearest" });
    },
  };
}

const MOVES: Readonly<Record<string, (current: number, length: number) => number>> = {
  ArrowDown: (current) => current + 1,
  ArrowUp: (current) => current - 1,
  PageDown: (current) => current + 10,
  PageUp: (current) => current - 10,
  Home: () => 0,
  End: (_, length) => length - 1,
};

function item(column: ColumnDrift, index: number, chosen: boolean): HTMLElement {
  return element("li", { id: `column-${index}`, role: "option", "aria-selected": chosen ? "true" : "false", "data-name": column.name, class: column.state, title: column.verdict }, [
    element("span", { class: "mark", "aria-hidden": "true" }, [MARKS[column.state]]),
    element("span", { class: "name" }, [column.name]),
    sparkChart(column.chart, 84, 24),
    element("span", { class: "effect number" }, [effectOf(column)]),
    element("span", { class: "state" }, [column.state]),
  ]);
}

/** The state has a shape as well as a colour. */
const MARKS: Readonly<Record<ColumnDrift["state"], string>> = { drifted: "▲", stable: "●", undefined: "–" };

function effectOf({ effects, missing }: ColumnDrift): string {
  const [strongest] = effects.toSorted((a, b) => Math.abs(b.value) / b.threshold - Math.abs(a.value) / a.threshold);
  if (strongest) return `${strongest.label} ${strongest.value.toFixed(Math.abs(strongest.value) < 9.995 ? 2 : 0)}`;
  return missing.drifted ? `+${formatShare(missing.current - missing.reference)}`.replace("+-", "−") : "";
}
