import "./matrix.css";

import { element } from "./dom.ts";
import { formatCount, formatShare } from "./format.ts";

/** Counts of true labels by predicted ones; a cell is as dark as its share of the true label. */
export function matrixTable(labels: readonly string[], counts: readonly (readonly number[])[], corner: string): HTMLElement {
  const head = element("tr", {}, [element("th", { class: "soft", scope: "col" }, [corner]), ...labels.map((label) => element("th", { scope: "col" }, [label]))]);
  const rows = labels.map((label, place) => {
    const row = counts[place] ?? [];
    const own = row.reduce((sum, count) => sum + count, 0);
    return element("tr", {}, [element("th", { scope: "row" }, [label]), ...labels.map((predicted, column) => cell(row[column] ?? 0, own, place === column, `${label} taken for ${predicted}`))]);
  });
  return element("table", { class: "matrix" }, [element("thead", {}, [head]), element("tbody", {}, rows)]);
}

function cell(count: number, all: number, isRight: boolean, title: string): HTMLElement {
  const share = all === 0 ? 0 : count / all;
  const node = element("td", { class: `number ${isRight ? "right" : "wrong"}`, title: `${title}: ${formatShare(share)} of the label` }, [formatCount(count)]);
  node.style.setProperty("--share", `${Math.round(share * 45)}%`);
  return node;
}
