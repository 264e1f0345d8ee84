import type { ClassesReport, Figure } from "../../server/core/insights/evaluation/report.ts";
import { element } from "../shared/dom.ts";
import { formatCount, formatNumber } from "../shared/format.ts";
import { matrixTable } from "../shared/matrix.ts";

const MOST_SHOWN = 30;

/** Counts of label against prediction; a row's shade is the share of its label. */
export function confusionTable({ labels, counts, perClass }: ClassesReport): readonly HTMLElement[] {
  const matrix = labels.length > MOST_SHOWN ? [element("p", { class: "soft" }, [`${labels.length} classes are too many for a matrix.`])] : [matrixTable(labels, counts, "label \\ predicted")];
  const head = ["Class", "Rows", "Precision", "Recall", "F1"].map((title, place) => element("th", { scope: "col", class: place > 0 ? "number" : undefined }, [title]));
  const rows = perClass.slice(0, 200).map(({ label, support, precision, recall, f1 }) => element("tr", {}, [element("th", { scope: "row" }, [label]), element("td", { class: "number" }, [formatCount(support)]), ...[precision, recall, f1].map(cell)]));
  return [element("div", { class: "side-by-side" }, [...matrix, element("table", { class: "figures" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)])])];
}

const cell = (figure: Figure): HTMLElement => ("value" in figure ? element("td", { class: "number" }, [formatNumber(figure.value, 3)]) : element("td", { class: "number soft", title: `Undefined because ${figure.undefinedBecause}` }, ["–"]));
