import { element } from "../shared/dom.ts";
import { lineStyle } from "../shared/theme.ts";

/** A run's colour as its line has it, broken where the line is; empty without a place among the colours. */
export function swatch(place: number | undefined): HTMLElement {
  if (place === undefined || place < 0) return element("span", { class: "swatch" });
  const { colour, dash } = lineStyle(place);
  const mark = element("span", { class: dash.length > 0 ? "swatch dashed" : "swatch" });
  mark.style.background = colour;
  return mark;
}
