import "./explorable.css";

import { element } from "../dom.ts";

/** Which places of a chart are in sight: the first and the last. */
export type Span = readonly [first: number, last: number];

export interface Sight {
  readonly width: number;
  readonly span: Span;
  /** The place that is read off. */
  readonly at: number | undefined;
}

/** A chart of places that stand side by side: windows, or bins. */
export interface Explored {
  /** What the chart is, for who does not see it. */
  readonly label: string;
  readonly count: number;
  /** What one place is called. */
  readonly thing: string;
  readonly width: number;
  /** Where the drawing lies between its left and right edge, in pixels. */
  readonly box: { readonly left: number; readonly width: number };
  /** What of a place lies before its middle at the left edge: half of it for bins. */
  readonly margin: number;
  readonly draw: (sight: Sight) => SVGSVGElement;
  readonly words: (place: number) => string;
  /** Stands there while nothing is read off. */
  readonly help: string;
}

/** Pointers that moved less did not drag. */
const STILL = 6;

/**
 * A chart in which a person moves about: arrows, Home and End go from place to place and say what is there, as does the pointer; + and - zoom, as
 * does dragging; 0 or a double click shows all.
 */
export function explorable(chart: Explored): HTMLElement {
  const { count, margin } = chart;
  let span: Span = [0, count - 1];
  let at: number | undefined;
  let pressed: number | undefined;
  const stage = element("div", { class: "stage" });
  const read = element("p", { class: "read", "aria-live": "polite" });
  const figure = element("figure", { class: "course", tabindex: 0, "aria-label": `${chart.label}. Arrow keys go from ${chart.thing} to ${chart.thing}, plus and minus zoom, 0 shows all.` }, [stage, read]);

  function draw(): void {
    stage.replaceChildren(chart.draw({ width: chart.width, span, at }));
    read.textContent = at === undefined ? chart.help : chart.words(at);
  }
  function go(place: number): void {
    at = Math.max(0, Math.min(count - 1, place));
    const [first, last] = span;
    if (at < first) span = [at, last - first + at];
    if (at > last) span = [first + at - last, at];
    draw();
  }
  function show(next: Span): void {
    span = next;
    draw();
  }
  function placeAt(clientX: number): number {
    const { left, width: shown } = stage.getBoundingClientRect();
    const part = (((clientX - left) / (shown || 1)) * chart.width - chart.box.left) / chart.box.width;
    const [first, last] = span;
    return Math.max(first, Math.min(last, Math.round(first - margin + part * (last - first + 2 * margin))));
  }
  const zoom = (factor: 0.5 | 2): void => show(zoomed(span, at ?? Math.round((span[0] + span[1]) / 2), factor, count));
  const keys: Readonly<Record<string, () => void>> = {
    "ArrowRight": () => go(at === undefined ? span[0] : at + 1),
    "ArrowLeft": () => go(at === undefined ? span[1] : at - 1),
    "Home": () => go(0),
    "End": () => go(count - 1),
    "+": () => zoom(0.5),
    "-": () => zoom(2),
    "0": () => show([0, count - 1]),
  };
  figure.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key === "=" ? "+" : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  stage.addEventListener("pointerdown", (event) => (pressed = event.clientX));
  stage.addEventListener("pointermove", ({ clientX }) => {
    if (pressed === undefined && placeAt(clientX) !== at) go(placeAt(clientX));
  });
  stage.addEventListener("pointerup", ({ clientX }) => {
    const from = pressed;
    pressed = undefined;
    if (from === undefined) return;
    const here = placeAt(clientX);
    if (Math.abs(clientX - from) < STILL) go(here);
    else if (placeAt(from) !== here) show([Math.min(here, placeAt(from)), Math.max(here, placeAt(from))]);
  });
  // The drawing under the pointer is made anew by the first click, so that there is no double click on anything.
  stage.addEventListener("mousedown", ({ detail }) => {
    if (detail === 2) show([0, count - 1]);
  });
  draw();
  return figure;
}

/** Half as many places, or twice as many, with one of them staying where it is. */
export function zoomed([first, last]: Span, around: number, factor: 0.5 | 2, count: number): Span {
  const wide = Math.max(Math.min(2, count - 1), Math.min(count - 1, Math.round((last - first) * factor)));
  const start = Math.round(around - ((around - first) / Math.max(1, last - first)) * wide);
  const from = Math.max(0, Math.min(count - 1 - wide, start));
  return [from, Math.min(count - 1, from + wide)];
}
