import type { ColumnOverTime, DriftOverTime } from "../../server/core/insights/overTime/overTime.ts";
import { element } from "../shared/dom.ts";
import { formatCount } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";
import { courseChart } from "./courseChart.ts";
import { courseOf, type Course } from "./state.ts";

/** The course of one column, or of the share of drifted columns, as a chart and as numbers. */
export function detail(report: DriftOverTime, column: ColumnOverTime | undefined, width: number): readonly HTMLElement[] {
  const course = courseOf(report, column);
  const isMeasured = course.values.some((value) => value !== null);
  const words = column ? column.words : "How many of the columns drift, window by window. Choose a column to see its own course.";
  return [
    element("header", { class: "detail-head" }, [element("h2", {}, [course.title]), element("span", { class: "soft" }, [course.measure])]),
    element("p", { class: `verdict ${course.drifted.some(Boolean) ? "drifted" : ""}` }, [withCode(words)]),
    ...(isMeasured ? [courseChart(course, width)] : [element("p", { class: "soft" }, ["In no window could it be compared."])]),
    element("h3", {}, ["Windows"]),
    windowTable(report, course, column === undefined),
  ];
}

function windowTable({ windows }: DriftOverTime, { values, drifted, changes, measure, format }: Course, isWhole: boolean): HTMLElement {
  const head = ["Window", "Rows", measure, isWhole ? "Drifted columns" : "State"].map((title, place) => element("th", { scope: "col", class: place === 1 || place === 2 ? "number" : undefined }, [title]));
  const rows = windows.map(({ name, rows: count, driftedColumns }, place) => {
    const value = values[place] ?? null;
    const state = value === null ? "undefined" : drifted[place] === true ? "drifted" : "stable";
    const said = isWhole ? driftedColumns.join(", ") : `${state}${changes.has(name) ? ", another level begins" : ""}`;
    return element("tr", {}, [
      element("th", { scope: "row" }, [name]),
      element("td", { class: "number" }, [formatCount(count)]),
      element("td", { class: "number" }, [value === null ? "–" : format(value)]),
      element("td", { class: drifted[place] === true ? "large said" : "soft said" }, [said]),
    ]);
  });
  return element("div", { class: "wide" }, [element("table", { class: "facts" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)])]);
}
