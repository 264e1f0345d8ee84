import type { VersusReport } from "../../server/core/insights/evaluation/report.ts";
import { element } from "../shared/dom.ts";
import { formatChance, formatNumber, formatCount } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";

/** Two models side by side, and whether chance explains the difference. */
export function versusSection({ first, second, rows, tests }: VersusReport): readonly HTMLElement[] {
  const head = ["", first, second, "Difference", "95 %", "Chance"].map((title, place) => element("th", { scope: "col", class: place === 0 ? undefined : "number" }, [title]));
  const lines = tests.map(({ figure, first: one, second: other, difference, interval, pValue, title }) =>
    element("tr", { title }, [
      element("th", { scope: "row" }, [figure]),
      ...[formatNumber(one), formatNumber(other), formatNumber(difference), interval ? `${formatNumber(interval[0])} to ${formatNumber(interval[1])}` : "–", formatChance(pValue)].map((text) => element("td", { class: "number" }, [text])),
    ]),
  );
  return [
    ...tests.map(({ words }) => element("p", {}, [withCode(words)])),
    element("div", { class: "wide" }, [element("table", { class: "figures" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, lines)])]),
    element("p", { class: "soft" }, [`By ${tests.map(({ title }) => title).join(" and ")}, on the ${formatCount(rows)} rows that both have answered. ${tests.map(({ detail }) => detail).join(" ")}`]),
  ];
}
