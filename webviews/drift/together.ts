import type { JointDrift } from "../../server/core/insights/drift/report.ts";
import { element } from "../shared/dom.ts";
import { formatChance, formatCount, formatNumber } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";

/** How the columns of numbers changed together. */
export function together({ rows, columns, drifted, classifier, discrepancy, correlations, words }: JointDrift): readonly HTMLElement[] {
  const line = (cells: readonly string[]): HTMLElement => element("tr", {}, cells.map((cell, place) => (place === 0 ? element("th", { scope: "row" }, [cell]) : element("td", { class: "number" }, [cell]))));
  const head = (titles: readonly string[]): HTMLElement => element("thead", {}, [element("tr", {}, titles.map((title, place) => element("th", { scope: "col", class: place === 0 ? undefined : "number" }, [title])))]);
  return [
    element("header", { class: "detail-head" }, [element("h2", {}, ["Columns together"]), element("span", { class: "soft" }, [`${columns.length} columns of numbers, ${formatCount(rows[0])} and ${formatCount(rows[1])} rows`])]),
    element("p", { class: `verdict ${drifted ? "drifted" : ""}` }, [withCode(words)]),
    element("h3", {}, ["Tests"]),
    element("table", { class: "facts" }, [
      head(["", "Value", "Chance", "Large from"]),
      element("tbody", {}, [line(["How well a classifier tells the sides apart (½ is not at all)", formatNumber(classifier.area, 3), formatChance(classifier.pValue), formatNumber(classifier.threshold, 3)]), line(["Maximum mean discrepancy", formatNumber(discrepancy.statistic, 3), formatChance(discrepancy.pValue), "–"])]),
    ]),
    ...(classifier.telling.length > 0 ? [element("p", {}, ["It tells them apart most by ", ...classifier.telling.flatMap((name, place) => [place > 0 ? ", " : "", element("code", {}, [name])]), "."])] : []),
    ...(correlations.length === 0
      ? [element("p", { class: "soft" }, ["No pair of columns goes together in another way than before."])]
      : [element("h3", {}, ["Correlations that changed"]), element("table", { class: "facts" }, [head(["Columns", "Reference", "Current", "Chance"]), element("tbody", {}, correlations.map(({ first, second, reference, current, adjustedPValue }) => line([`${first} and ${second}`, formatNumber(reference, 3), formatNumber(current, 3), formatChance(adjustedPValue)])))])]),
  ];
}
