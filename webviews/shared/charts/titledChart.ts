import { element } from "../dom.ts";

/** A chart under its name, with what its lines are in few words. */
export function titledChart(title: string, legend: string, chart: SVGSVGElement): HTMLElement {
  return element("figure", {}, [element("figcaption", {}, [element("strong", {}, [title]), element("span", { class: "soft" }, [legend === "" ? "" : `: ${legend}`])]), chart]);
}
