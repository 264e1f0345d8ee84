import { element } from "../shared/dom.ts";
import { decimalsFor, formatNumber } from "../shared/format.ts";
import { lineStyle } from "../shared/theme.ts";
import type { ExperimentRun } from "./rows.ts";

/** Parameters in which the chosen runs differ, side by side, and below them their metrics. */
export function differences(runs: readonly ExperimentRun[]): HTMLElement {
  if (runs.length < 2) return element("p", { class: "soft" }, ["Choose two or more runs to see in which parameters they differ."]);
  const params = namesOf(runs, ({ params }) => params).filter((name) => new Set(runs.map(({ params }) => params[name])).size > 1);
  const metrics = namesOf(runs, ({ metrics }) => metrics);
  const alike = params.length === 0 ? [element("tr", {}, [element("td", { colspan: runs.length + 1, class: "soft" }, ["All parameters are the same."])])] : [];
  return element("table", { class: "differences" }, [
    element("thead", {}, [element("tr", {}, [element("th", { scope: "col" }, [element("span", { class: "hidden" }, ["Name"])]), ...runs.map(header)])]),
    group("Parameters that differ", runs.length, [...alike, ...params.map((name) => line(name, runs.map(({ params }) => params[name] ?? "–")))]),
    group("Metrics, last value", runs.length, metrics.map((name) => metricLine(name, runs))),
  ]);
}

function header(run: ExperimentRun, place: number): HTMLElement {
  const mark = element("span", { class: "swatch" });
  mark.style.background = lineStyle(place).colour;
  return element("th", { scope: "col", title: run.name }, [mark, element("span", { class: "name" }, [run.name])]);
}

function group(title: string, width: number, rows: readonly HTMLElement[]): HTMLElement {
  return element("tbody", {}, [element("tr", {}, [element("th", { colspan: width + 1, scope: "rowgroup", class: "group" }, [title])]), ...rows]);
}

const line = (name: string, values: readonly string[]): HTMLElement =>
  element("tr", {}, [element("th", { scope: "row", title: name }, [name]), ...values.map((value) => element("td", { class: "number", title: value }, [value]))]);

function metricLine(name: string, runs: readonly ExperimentRun[]): HTMLElement {
  const lasts = runs.map(({ metrics }) => metrics[name]);
  const decimals = decimalsFor(lasts.flatMap((last) => (last === undefined ? [] : [last])));
  return line(name, lasts.map((last) => (last === undefined ? "–" : formatNumber(last, 4, decimals))));
}

const namesOf = (runs: readonly ExperimentRun[], fields: (run: ExperimentRun) => Readonly<Record<string, unknown>>): readonly string[] =>
  [...new Set(runs.flatMap((run) => Object.keys(fields(run))))].toSorted();
