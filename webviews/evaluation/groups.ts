import type { FairnessMeasure, GroupFigures, GroupsReport } from "../../server/core/insights/evaluation/report.ts";
import { element, svg } from "../shared/dom.ts";
import { formatCount, formatNumber, formatShare } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";

/** For each column of groups its title and what is shown of it. */
export function groupSections(reports: readonly GroupsReport[]): readonly (readonly [title: string, nodes: readonly HTMLElement[]])[] {
  return reports.map((report) => [`Groups of \`${report.name}\``, [...report.problems.map((problem) => element("p", { class: "soft" }, [problem])), ...measures(report.measures), ...table(report.groups)]] as const);
}

function measures(all: readonly FairnessMeasure[]): readonly HTMLElement[] {
  if (all.length === 0) return [];
  return [element("ul", { class: "measures" }, all.map(({ title, verdict, words, ...figure }) => element("li", { class: verdict }, [element("span", { class: "mark", "aria-hidden": "true" }, [MARKS[verdict]]), element("strong", {}, [title]), element("span", { class: "number" }, ["value" in figure ? formatNumber(figure.value, 3) : "–"]), element("span", {}, [withCode(words)])])))];
}

/** The verdict has a shape as well as a colour. */
const MARKS: Readonly<Record<FairnessMeasure["verdict"], string>> = { look: "▲", fine: "●", none: "–" };

function table(groups: readonly GroupFigures[]): readonly HTMLElement[] {
  const titles = groups[0]?.figures.map(({ title }) => title) ?? [];
  const head = ["Group", "Rows", ...titles].map((title, place) => element("th", { scope: "col", class: place > 0 ? "number" : undefined }, [title]));
  const rows = groups.map(({ group, rows: count, small, figures }) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [group, ...(small ? [element("span", { class: "soft" }, [" (small)"])] : [])]),
      element("td", { class: "number" }, [formatCount(count)]),
      ...figures.map((figure) => element("td", { class: "number", title: hint(figure) }, "value" in figure ? [...(figure.interval ? [range(figure.value, figure.interval)] : []), formatNumber(figure.value, 3)] : ["–"])),
    ]),
  );
  return groups.length === 0 ? [] : [element("div", { class: "wide" }, [element("table", { class: "figures" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)])])];
}

function hint(figure: GroupFigures["figures"][number]): string {
  if (!("value" in figure)) return `Undefined because ${figure.undefinedBecause}`;
  return figure.interval ? `95 %: ${formatShare(figure.interval[0])} to ${formatShare(figure.interval[1])}` : figure.title;
}

const WIDTH = 46;

/** A share and its interval on the scale from 0 to 1. */
function range(value: number, [low, high]: readonly [number, number]): SVGSVGElement {
  const at = (share: number): number => 2 + share * (WIDTH - 4);
  return svg("svg", { class: "chart whisker", viewBox: `0 0 ${WIDTH} 12`, width: WIDTH, height: 12, "aria-hidden": "true" }, [
    svg("line", { class: "grid", x1: 0, x2: WIDTH, y1: 6, y2: 6 }),
    svg("line", { class: "line", x1: at(low), x2: at(high), y1: 6, y2: 6 }),
    svg("circle", { class: "mark", cx: at(value), cy: 6, r: 2.5 }),
  ]);
}
