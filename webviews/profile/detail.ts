import type { ProfileColumn, ProfileReport } from "../../server/core/insights/profile/report.ts";
import { profileBars, profileHistogram } from "../shared/charts/profileChart.ts";
import { element } from "../shared/dom.ts";
import { formatCount, formatNumber, formatShare } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";

/** All that is known of one column. `width` is what the chart may take. */
export function detail(column: ProfileColumn, { correlations }: Pick<ProfileReport, "correlations">, width: number): readonly HTMLElement[] {
  const { name, kind, notes, chart } = column;
  const related = correlations.filter(({ first, second }) => first === name || second === name);
  return [
    element("header", { class: "detail-head" }, [element("h2", {}, [name]), element("span", { class: "soft" }, [kind])]),
    ...notes.map(({ level, words }) => element("p", { class: `verdict ${level}` }, [withCode(words)])),
    ...(chart.kind === "histogram" ? [profileHistogram(chart, name, width)] : chart.kind === "bars" ? [element("figure", {}, [profileBars(chart, name, width)])] : []),
    element("h3", {}, ["Values"]),
    values(column),
    ...(related.length === 0 ? [] : [element("h3", {}, ["Goes together with"]), element("ul", { class: "related" }, related.map(({ first, second, value }) => element("li", {}, [element("code", {}, [first === name ? second : first]), ` ${formatNumber(value, 3)}`])))]),
  ];
}

const QUANTILES = ["Minimum", "5 %", "25 %", "Median", "75 %", "95 %", "Maximum"];

function values({ count, missing, missingShare, distinct, numbers }: ProfileColumn): HTMLElement {
  const row = (name: string, text: string): HTMLElement => element("tr", {}, [element("th", { scope: "row" }, [name]), element("td", { class: "number" }, [text])]);
  return element("table", { class: "facts" }, [
    element("tbody", {}, [
      row("Values", formatCount(count)),
      row("Missing", `${formatCount(missing)} (${formatShare(missingShare)})`),
      row("Distinct", formatCount(distinct)),
      ...(numbers ? [row("Mean", formatNumber(numbers.mean)), row("Standard deviation", formatNumber(numbers.deviation)), ...QUANTILES.map((name, place) => row(name, formatNumber(numbers.quantiles[place] ?? Number.NaN)))] : []),
    ]),
  ]);
}
