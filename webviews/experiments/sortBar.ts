import type { Sort } from "../../server/core/insights/experiments/query/order.ts";
import { element } from "../shared/dom.ts";

export interface SortBar {
  readonly node: HTMLElement;
  /** `titleOf` names a column. */
  show(sorts: readonly Sort[], titleOf: (column: string) => string): void;
}

/** By what the runs are sorted where that are several columns, first to last: a press turns one round, its cross leaves it out. */
export function sortBar(change: (sorts: readonly Sort[]) => void): SortBar {
  const node = element("div", { class: "sort-bar", role: "group", "aria-label": "Sorted by" });
  let drawn = "";
  return {
    node,
    show(sorts, titleOf) {
      const now = JSON.stringify(sorts);
      if (now === drawn) return;
      drawn = now;
      node.hidden = sorts.length < 2;
      const chips = sorts.map((sort) => {
        const title = titleOf(sort.column);
        const way = sort.descending ? "descending" : "ascending";
        const turn = element("button", { class: "plain", title: `${title}, ${way}; press to turn it round`, "aria-label": `${title}, ${way}, turn it round` }, [`${title} ${sort.descending ? "↓" : "↑"}`]);
        turn.addEventListener("click", () => change(sorts.map((each) => (each === sort ? { ...sort, descending: !sort.descending } : each))));
        const cross = element("button", { class: "plain", title: `Do not sort by ${title}`, "aria-label": `Do not sort by ${title}` }, ["×"]);
        cross.addEventListener("click", () => change(sorts.filter((each) => each !== sort)));
        return element("span", { class: "chip" }, [turn, cross]);
      });
      const separated = chips.flatMap((chip, place) => (place === 0 ? [chip] : [element("span", { class: "soft" }, ["then"]), chip]));
      node.replaceChildren(element("span", { class: "soft" }, ["Sorted by"]), ...separated);
    },
  };
}
