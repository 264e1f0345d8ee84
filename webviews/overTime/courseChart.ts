import { plotBox } from "../shared/charts/plot.ts";
import { element } from "../shared/dom.ts";
import { courseDrawing, windowWords } from "./drawing.ts";
import { zoomed, type Course, type Span } from "./state.ts";

/** Pointers that moved less did not drag. */
const STILL = 6;

/**
 * The course as a chart in which a person moves about: arrows, Home and End go from window to window and say what is there, + and - zoom, as does
 * dragging; 0 or a double click shows all.
 */
export function courseChart(course: Course, width: number): HTMLElement {
  const count = course.windows.length;
  let span: Span = [0, count - 1];
  let at: number | undefined;
  let pressed: number | undefined;
  const stage = element("div", { class: "stage" });
  const read = element("p", { class: "read", "aria-live": "polite" });
  const label = `${course.title} over time. Arrow keys go from window to window, plus and minus zoom, 0 shows all.`;
  const figure = element("figure", { class: "course", tabindex: 0, "aria-label": label }, [stage, read]);

  function draw(): void {
    stage.replaceChildren(courseDrawing(course, { width, span, at }));
    read.textContent = at === undefined ? HELP : windowWords(course, at);
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
  function placeAt({ clientX }: PointerEvent): number {
    const { left, width: shown } = stage.getBoundingClientRect();
    const box = plotBox(width);
    const part = (((clientX - left) / (shown || 1)) * width - box.left) / box.width;
    const [first, last] = span;
    return Math.max(first, Math.min(last, Math.round(first - 0.4 + part * (last - first + 0.8))));
  }
  const keys: Readonly<Record<string, () => void>> = {
    "ArrowRight": () => go(at === undefined ? span[0] : at + 1),
    "ArrowLeft": () => go(at === undefined ? span[1] : at - 1),
    "Home": () => go(0),
    "End": () => go(count - 1),
    "+": () => show(zoomed(span, at ?? Math.round((span[0] + span[1]) / 2), 0.5, count)),
    "-": () => show(zoomed(span, at ?? Math.round((span[0] + span[1]) / 2), 2, count)),
    "0": () => show([0, count - 1]),
  };
  figure.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key === "=" ? "+" : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  stage.addEventListener("pointerdown", (event) => (pressed = event.clientX));
  stage.addEventListener("pointerup", (event) => {
    const from = pressed;
    pressed = undefined;
    if (from === undefined) return;
    const here = placeAt(event);
    if (Math.abs(event.clientX - from) < STILL) go(here);
    else {
      const there = placeAt(new PointerEvent("pointerup", { clientX: from }));
      if (there !== here) show([Math.min(here, there), Math.max(here, there)]);
    }
  });
  // The drawing under the pointer is made anew by the first click, so that there is no double click on anything.
  stage.addEventListener("mousedown", ({ detail }) => {
    if (detail === 2) show([0, count - 1]);
  });
  draw();
  return figure;
}

const HELP = "Arrow keys or a click read a window; dragging, + and − zoom; 0 shows all. The dashed line is from where a change is large, large dots are drifted windows, upright lines are where another level begins.";
