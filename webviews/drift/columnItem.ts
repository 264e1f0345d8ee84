import type { ColumnDrift } from "../../server/core/insights/drift/report.ts";
import { sparkChart } from "../shared/charts/shares.ts";
import { element } from "../shared/dom.ts";
import { formatShare } from "../shared/format.ts";
import type { ListItem } from "../shared/listbox.ts";

/** A column in the list, with its shape and the strongest of its effects. */
export function columnItem(column: ColumnDrift): ListItem {
  return {
    name: column.name,
    state: column.state,
    hint: column.verdict,
    mark: MARKS[column.state],
    cells: () => [sparkChart(column.chart, 84, 24), element("span", { class: "effect number" }, [effectOf(column)]), element("span", { class: "state" }, [column.state])],
  };
}

const MARKS: Readonly<Record<ColumnDrift["state"], string>> = { drifted: "▲", stable: "●", undefined: "–" };

function effectOf({ effects, missing }: ColumnDrift): string {
  const [strongest] = effects.toSorted((a, b) => Math.abs(b.value) / b.threshold - Math.abs(a.value) / a.threshold);
  if (strongest) return `${strongest.label} ${strongest.value.toFixed(Math.abs(strongest.value) < 9.995 ? 2 : 0)}`;
  return missing.drifted ? `+${formatShare(missing.current - missing.reference)}`.replace("+-", "−") : "";
}
