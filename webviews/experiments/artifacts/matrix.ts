import { element } from "../../shared/dom.ts";
import { formatCount, formatShare } from "../../shared/format.ts";

/** More classes than these are told in words. */
const MOST_SHOWN = 40;

/** Counts of actual against predicted labels; a cell is as dark as its share of the actual label. */
export function matrixTable(labels: readonly string[], counts: readonly (readonly number[])[]): HTMLElement {
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = labels.reduce((sum, _, place) => sum + (counts[place]?.[place] ?? 0), 0);
  const words = element("p", { class: "soft" }, [`${formatShare(all === 0 ? 0 : right / all)} of ${formatCount(all)} right`]);
  if (labels.length > MOST_SHOWN) return element("div", {}, [words, element("p", { class: "soft" }, [`${labels.length} classes are too many for a matrix; save it as CSV.`])]);
  const head = element("tr", {}, [element("th", { class: "soft", scope: "col" }, ["actual \\ predicted"]), ...labels.map((label) => element("th", { scope: "col" }, [label]))]);
  const rows = labels.map((label, place) => {
    const row = counts[place] ?? [];
    const own = row.reduce((sum, count) => sum + count, 0);
    return element("tr", {}, [element("th", { scope: "row" }, [label]), ...labels.map((predicted, column) => cell(row[column] ?? 0, own, place === column, `${label} taken for ${predicted}`))]);
  });
  return element("div", {}, [words, element("table", { class: "matrix" }, [element("thead", {}, [head]), element("tbody", {}, rows)])]);
}

function cell(count: number, all: number, isRight: boolean, title: string): HTMLElement {
  const share = all === 0 ? 0 : count / all;
  const node = element("td", { class: `number ${isRight ? "right" : "wrong"}`, title: `${title}: ${formatShare(share)} of the label` }, [formatCount(count)]);
  node.style.setProperty("--share", `${Math.round(share * 45)}%`);
  return node;
}
