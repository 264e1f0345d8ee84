import type { Slice } from "../../server/core/insights/evaluation/report.ts";
import { element } from "../shared/dom.ts";
import { withCode } from "../shared/message.ts";

/** In words, each with how much worse it is than the rest. */
export function sliceSection(slices: readonly Slice[], measure: string): readonly HTMLElement[] {
  const most = Math.max(...slices.map(({ inside, outside }) => Math.max(inside, outside)), Number.MIN_VALUE);
  const bar = (kind: string, share: number): HTMLElement => {
    const node = element("span", { class: `meter ${kind}` });
    node.style.width = `${Math.round((share / most) * 100)}px`;
    return node;
  };
  const key = (kind: string): HTMLElement => element("span", { class: `meter ${kind}` });
  return [
    element("p", { class: "soft slice-legend" }, [key("inside"), ` ${measure} there `, key("outside"), ` ${measure} elsewhere`]),
    element(
      "ul",
      { class: "slices" },
      slices.map(({ words, inside, outside }) => element("li", {}, [element("span", { class: "meters", "aria-hidden": "true" }, [bar("inside", inside), bar("outside", outside)]), element("span", {}, [withCode(words)])])),
    ),
    element("p", { class: "soft" }, ["Found among all parts of the data by one or two of its other columns, and more than chance explains."]),
  ];
}
