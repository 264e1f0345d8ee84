import type { ClassesReport, Figure } from "../../server/core/insights/evaluation/report.ts";
import { element } from "../shared/dom.ts";
import { formatCount, formatNumber, formatShare } from "../shared/format.ts";

const MOST_SHOWN = 30;

/** Counts of label against prediction; a row's shade is the share of its label. */
export function confusionTable({ labels, counts, perClass }: ClassesReport): readonly HTMLElement[] {
  const matrix = labels.length > MOST_SHOWN ? [element("p", { class: "soft" }, [`${labels.length} classes are too many for a matrix.`])] : [matrixOf(labels, counts)];
  const head = ["Class", "Rows", "Precision", "Recall", "F1"].map((title, place) => element("th", { scope: "col", class: place > 0 ? "number" : undefined }, [title]));
  const rows = perClass.slice(0, 200).map(({ label, support, precision, recall, f1 }) => element("tr", {}, [element("th", { scope: "row" }, [label]), element("td", { class: "number" }, [formatCount(support)]), ...[precision, recall, f1].map(cell)]));
  return [element("div", { class: "side-by-side" }, [...matrix, element("table", { class: "figures" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)])])];
}

const cell = (figure: Figure): HTMLElement => ("value" in figure ? element("td", { class: "number" }, [formatNumber(figure.value, 3)]) : element("td", { class: "number soft", title: `Undefined because ${figure.undefinedBecause}` }, ["–"]));

function matrixOf(labels: readonly string[], counts: readonly (readonly number[])[]): HTMLElement {
  const head = element("tr", {}, [element("td", { class: "soft" }, ["label \\ predicted"]), ...labels.map((label) => element("th", { scope: "col" }, [label]))]);
  const rows = labels.map((label, place) => {
    const row = counts[place] ?? [];
    const all = row.reduce((sum, count) => sum + count, 0);
    return element("tr", {}, [element("th", { scope: "row" }, [label]), ...row.map((count, column) => shaded(count, all, place === column, `${label} taken for ${labels[column] ?? ""}`))]);
  });
  return element("table", { class: "matrix" }, [element("thead", {}, [head]), element("tbody", {}, rows)]);
}

function shaded(count: number, all: number, isRight: boolean, title: string): HTMLElement {
  const share = all === 0 ? 0 : count / all;
  const node = element("td", { class: `number ${isRight ? "right" : "wrong"}`, title: `${title}: ${formatShare(share)} of the label` }, [formatCount(count)]);
  node.style.setProperty("--share", `${Math.round(share * 45)}%`);
  return node;
}
