import { nameOf, type CellValue, type ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import { element, svg } from "../../shared/dom.ts";
import { lineStyle, themeColour } from "../../shared/theme.ts";
import { axisFor, type Axis } from "./axes.ts";
import { keyOf, type RunData } from "../data.ts";

export interface Plot {
  readonly node: HTMLElement;
  show(data: RunData, rows: readonly number[], chosen: readonly string[], keys: readonly ColumnKey[]): void;
}

export interface PlotActions {
  /** A run was pointed at and pressed. */
  toggle(place: number): void;
}

const [WIDTH, HEIGHT, TOP, SIDE] = [1000, 300, 26, 60];
/** Beyond these lines cannot be told apart, and the page grows slow. */
const MOST_LINES = 2000;

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * A line per run over an axis per column. Dragging along an axis keeps the runs that pass there, a click on the axis
 * takes that back; pressing a line chooses its run.
 */
export function parallelPlot(actions: PlotActions): Plot {
  const node = element("section", { class: "plot", "aria-label": "Parallel coordinates" });
  const ranges = new Map<ColumnKey, Range>();
  let shown: Parameters<Plot["show"]> | undefined;

  function draw(): void {
    if (!shown) return;
    const [data, rows, chosen, keys] = shown;
    if (keys.length < 2 || rows.length === 0) {
      node.replaceChildren(element("p", { class: "soft" }, ["Parallel coordinates need at least two columns that vary: show some parameters and metrics in the table."]));
      return;
    }
    const columns = keys.map((key, index) => column(key, data.cells(key) ?? [], rows, index, keys.length));
    const drawing = svg("svg", { class: "chart parallel", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${rows.length} runs over ${keys.map(nameOf).join(", ")}` });
    const isKept = (place: number): boolean => columns.every(({ key, axis, cells }) => within(ranges.get(key), axis.place(cells[place])));
    const lines = rows.slice(0, MOST_LINES).map((place) => runLine(place, columns, data, chosen, isKept(place)));
    drawing.append(...lines.toSorted((a, b) => a.layer - b.layer).map((each) => each.node), ...columns.map((each) => axisNode(each, ranges, draw)));
    drawing.addEventListener("click", ({ target }) => {
      const place = target instanceof SVGElement ? target.dataset["place"] : undefined;
      if (place !== undefined) actions.toggle(Number(place));
    });
    const kept = rows.filter(isKept).length;
    const notes = [kept < rows.length ? `${kept} of ${rows.length} runs pass.` : "", rows.length > MOST_LINES ? `The first ${MOST_LINES} runs are drawn; filter the table to see others.` : ""].filter((note) => note !== "");
    node.replaceChildren(drawing, ...notes.map((note) => element("p", { class: "soft" }, [note])));
  }

  return {
    node,
    show(...given) {
      shown = given;
      draw();
    },
  };
}

interface DrawnColumn {
  readonly key: ColumnKey;
  readonly cells: readonly CellValue[];
  readonly axis: Axis;
  readonly x: number;
}

function column(key: ColumnKey, cells: readonly CellValue[], rows: readonly number[], index: number, count: number): DrawnColumn {
  return { key, cells, axis: axisFor(rows.map((row) => cells[row])), x: SIDE + (index * (WIDTH - 2 * SIDE)) / (count - 1) };
}

const yOf = (share: number): number => HEIGHT - 16 - share * (HEIGHT - TOP - 24);

const within = (range: Range | undefined, share: number | undefined): boolean => range === undefined || (share !== undefined && share >= range.from && share <= range.to);

/** A value that is missing breaks the line. */
function runLine(place: number, columns: readonly DrawnColumn[], data: RunData, chosen: readonly string[], kept: boolean): { readonly node: SVGElement; readonly layer: number } {
  const run = data.table.runs[place];
  const colour = run ? chosen.indexOf(keyOf(run)) : -1;
  let path = "";
  for (const { axis, cells, x } of columns) {
    const share = axis.place(cells[place]);
    path += share === undefined ? " " : `${path === "" || path.endsWith(" ") ? "M" : "L"}${x.toFixed(1)} ${yOf(share).toFixed(1)}`;
  }
  const isChosen = colour >= 0 && kept;
  const stroke = isChosen ? lineStyle(colour).colour : themeColour("--vscode-descriptionForeground", "#888");
  const line = svg("path", { d: path.trim(), class: `run-line${kept ? "" : " out"}${isChosen ? " chosen" : ""}`, stroke, "data-place": place }, [svg("title", {}, [run?.name ?? ""])]);
  return { node: line, layer: Number(kept) + 2 * Number(isChosen) };
}

function axisNode({ key, axis, x }: DrawnColumn, ranges: Map<ColumnKey, Range>, changed: () => void): SVGElement {
  const range = ranges.get(key);
  const parts = [
    svg("line", { class: "grid", x1: x, x2: x, y1: yOf(0), y2: yOf(1) }),
    svg("text", { x, y: 14, "text-anchor": "middle" }, [nameOf(key).slice(-24)]),
    ...axis.ticks.map(({ at, text }) => svg("text", { x: x + 5, y: yOf(at) + 4 }, [text.slice(0, 14)])),
    ...(range ? [svg("rect", { class: "brush", x: x - 6, width: 12, y: yOf(range.to), height: yOf(range.from) - yOf(range.to) })] : []),
    svg("rect", { class: "grip", x: x - 10, width: 20, y: yOf(1), height: yOf(0) - yOf(1) }, [svg("title", {}, [`Drag to keep the runs that pass here: ${nameOf(key)}`])]),
  ];
  const node = svg("g", {}, parts);
  node.addEventListener("pointerdown", (down) => {
    const at = (event: PointerEvent): number => {
      const box = node.ownerSVGElement?.getBoundingClientRect();
      const y = ((event.clientY - (box?.top ?? 0)) / (box?.height ?? 1)) * HEIGHT;
      return Math.min(1, Math.max(0, (yOf(0) - y) / (yOf(0) - yOf(1))));
    };
    const start = at(down);
    window.addEventListener(
      "pointerup",
      (up) => {
        const end = at(up);
        if (Math.abs(end - start) < 0.02) ranges.delete(key);
        else ranges.set(key, { from: Math.min(start, end) - 1e-9, to: Math.max(start, end) + 1e-9 });
        changed();
      },
      { once: true },
    );
  });
  return node;
}
