import { element } from "../../shared/dom.ts";
import { formatCount, formatShare } from "../../shared/format.ts";
import { matrixTable } from "../../shared/matrix.ts";

/** More classes than these are told in words. */
const MOST_SHOWN = 40;

/** Counts of actual against predicted labels, and how many of them are right. */
export function confusionMatrix(labels: readonly string[], counts: readonly (readonly number[])[]): HTMLElement {
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = labels.reduce((sum, _, place) => sum + (counts[place]?.[place] ?? 0), 0);
  const words = element("p", { class: "soft" }, [`${formatShare(all === 0 ? 0 : right / all)} of ${formatCount(all)} right`]);
  if (labels.length > MOST_SHOWN) return element("div", {}, [words, element("p", { class: "soft" }, [`${labels.length} classes are too many for a matrix; save it as CSV.`])]);
  return element("div", {}, [words, matrixTable(labels, counts, "actual \\ predicted")]);
}
