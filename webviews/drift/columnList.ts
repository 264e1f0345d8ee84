import type { ColumnDrift } from "../../server/core/insights/drift/report.ts";
import { sparkChart } from "../shared/charts/shares.ts";
import { element } from "../shared/dom.ts";
import { formatShare } from "../shared/format.ts";
import { listbox, option } from "../shared/listbox.ts";

export interface ColumnList {
  readonly node: HTMLElement;
  show(columns: readonly ColumnDrift[], chosen: string | undefined): void;
}

/** The columns, what needs attention first. Arrows move and choose. */
export function columnList(choose: (name: string) => void): ColumnList {
  const list = listbox("Columns, the most changed first", choose);
  return { node: list.node, show: (columns, chosen) => list.show(columns.map((column) => item(column, column.name === chosen)), chosen) };
}

function item(column: ColumnDrift, chosen: boolean): HTMLElement {
  return option(column.name, { chosen, state: column.state, title: column.verdict, mark: MARKS[column.state] }, [
    sparkChart(column.chart, 84, 24),
    element("span", { class: "effect number" }, [effectOf(column)]),
    element("span", { class: "state" }, [column.state]),
  ]);
}

const MARKS: Readonly<Record<ColumnDrift["state"], string>> = { drifted: "▲", stable: "●", undefined: "–" };

function effectOf({ effects, missing }: ColumnDrift): string {
  const [strongest] = effects.toSorted((a, b) => Math.abs(b.value) / b.threshold - Math.abs(a.value) / a.threshold);
  if (strongest) return `${strongest.label} ${strongest.value.toFixed(Math.abs(strongest.value) < 9.995 ? 2 : 0)}`;
  return missing.drifted ? `+${formatShare(missing.current - missing.reference)}`.replace("+-", "−") : "";
}
