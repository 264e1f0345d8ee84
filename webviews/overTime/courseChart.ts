import { explorable } from "../shared/charts/explorable.ts";
import { plotBox } from "../shared/charts/plot.ts";
import { courseDrawing, windowWords } from "./drawing.ts";
import type { Course } from "./state.ts";

/** The course as a chart in which a person goes from window to window. */
export function courseChart(course: Course, width: number): HTMLElement {
  return explorable({
    label: `${course.title} over time`,
    count: course.windows.length,
    thing: "window",
    width,
    box: plotBox(width),
    margin: 0.4,
    draw: (sight) => courseDrawing(course, sight),
    words: (place) => windowWords(course, place),
    help: "Arrow keys or the pointer read a window; dragging, + and − zoom; 0 shows all. The dashed line is from where a change is large, large dots are drifted windows, upright lines are where another level begins.",
  });
}
