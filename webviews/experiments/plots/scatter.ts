import { nameOf, valueOf, type CellValue, type ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import { element, svg } from "../../shared/dom.ts";
import { formatNumber } from "../../shared/format.ts";
import { lineStyle, themeColour } from "../../shared/theme.ts";
import { axisFor } from "./axes.ts";
import { keyOf, type RunData } from "../data.ts";
import type { Plot, PlotActions } from "./parallel.ts";

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [800, 320, 64, 36];
const MOST_POINTS = 10_000;

/** One column against another, a point per run. The first two of the keys are the axes. */
export function scatterPlot(actions: PlotActions): Plot {
  const node = element("section", { class: "plot", "aria-label": "Scatter plot" });
  node.addEventListener("click", ({ target }) => {
    const place = target instanceof SVGElement ? target.dataset["place"] : undefined;
    if (place !== undefined) actions.toggle(Number(place));
  });
  return {
    node,
    show(data, rows, chosen, [xKey, yKey]) {
      if (xKey === undefined || yKey === undefined) {
        node.replaceChildren(element("p", { class: "soft" }, ["A scatter plot needs a metric and a parameter or another metric."]));
        return;
      }
      node.replaceChildren(drawing(data, rows.slice(0, MOST_POINTS), chosen, xKey, yKey));
    },
  };
}

function drawing(data: RunData, rows: readonly number[], chosen: readonly string[], xKey: ColumnKey, yKey: ColumnKey): SVGElement {
  const [xs, ys] = [xKey, yKey].map((key) => data.cells(key) ?? data.table.runs.map((_, place) => valueOf(data, key, place)));
  const [xAxis, yAxis] = [axisFor(rows.map((row) => xs?.[row])), axisFor(rows.map((row) => ys?.[row]))];
  const x = (share: number): number => LEFT + 12 + share * (WIDTH - LEFT - 40);
  const y = (share: number): number => HEIGHT - BOTTOM - 8 - share * (HEIGHT - BOTTOM - 24);
  const soft = themeColour("--vscode-descriptionForeground", "#888");
  let missing = 0;
  const points = rows.flatMap((place) => {
    const [across, up] = [xAxis.place(xs?.[place]), yAxis.place(ys?.[place])];
    if (across === undefined || up === undefined) {
      missing += 1;
      return [];
    }
    const run = data.table.runs[place];
    const colour = run ? chosen.indexOf(keyOf(run)) : -1;
    const title = `${run?.name ?? ""}: ${nameOf(xKey)} ${shown(xs?.[place])}, ${nameOf(yKey)} ${shown(ys?.[place])}`;
    return [svg("circle", { class: "run-point", cx: x(across).toFixed(1), cy: y(up).toFixed(1), r: colour >= 0 ? 6 : 4, fill: colour >= 0 ? lineStyle(colour).colour : soft, "data-place": place }, [svg("title", {}, [title])])];
  });
  const note = missing > 0 ? [svg("text", { x: WIDTH - 8, y: 12, "text-anchor": "end" }, [`${missing} runs lack one of the two`])] : [];
  return svg("svg", { class: "chart scatter", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${nameOf(yKey)} by ${nameOf(xKey)} for ${points.length} runs` }, [
    svg("line", { class: "grid", x1: LEFT, x2: WIDTH - 16, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }),
    svg("line", { class: "grid", x1: LEFT, x2: LEFT, y1: 8, y2: HEIGHT - BOTTOM }),
    ...xAxis.ticks.map(({ at, text }) => svg("text", { x: x(at), y: HEIGHT - BOTTOM + 14, "text-anchor": "middle" }, [text.slice(0, 16)])),
    ...yAxis.ticks.map(({ at, text }) => svg("text", { x: LEFT - 6, y: y(at) + 4, "text-anchor": "end" }, [text.slice(0, 10)])),
    svg("text", { x: WIDTH / 2, y: HEIGHT - 4, "text-anchor": "middle" }, [nameOf(xKey)]),
    svg("text", { x: 12, y: HEIGHT / 2, "text-anchor": "middle", transform: `rotate(-90 12 ${HEIGHT / 2})` }, [nameOf(yKey)]),
    ...points,
    ...note,
  ]);
}

const shown = (cell: CellValue): string => (typeof cell === "number" ? formatNumber(cell) : (cell ?? "–"));
