import type { SavedFile } from "../../protocol/savedFile.ts";
import { svgFile, svgPng } from "../charts/standalone.ts";
import { element } from "../dom.ts";
import { withCode } from "../message.ts";
import { button } from "../ui.ts";
import { finder } from "./finder.ts";
import { graph, type Graph, type GraphContent } from "./graph.ts";
import { LEAST_READABLE, zoomed, type GraphViewState } from "./zoom.ts";

/** A page that is one graph: a sentence that sums it up, what stands beside it, and the graph with its zoom. */
export interface GraphPage {
  show(content: PageContent): void;
}

export interface PageContent extends GraphContent {
  readonly heading: string;
  /** Style class of the heading; empty where all is well. */
  readonly tone: string;
  /** Lines under the heading: the file, and what the reader should know. */
  readonly lines: readonly string[];
  /** What has no place in the graph; one that has an id leads somewhere. */
  readonly beside: readonly { readonly id?: string; readonly message: string }[];
}

export interface PageOptions {
  readonly name: string;
  /** What those who hear the page are told of the graph. */
  readonly label: string;
  readonly initial: GraphViewState;
  readonly save: (state: GraphViewState) => void;
  readonly open: (id: string) => void;
  /** Writes a picture of the graph. */
  readonly saveFile: (file: SavedFile) => void;
}

export function graphPage(root: HTMLElement, { name, label, initial, save, open, saveFile }: PageOptions): GraphPage {
  let state = initial;
  const drawing = graph(label, open);
  const search = finder(drawing);
  const heading = element("h1");
  const lines = element("div");
  const notes = element("div");
  const page = element("main", { class: `graph-page ${name}` }, [
    element("header", { class: "toolbar" }, [
      element("div", { class: "headline" }, [heading, lines]),
      search.node,
      button("Zoom Out", () => zoom(zoomed(factor(), -1))),
      button("Zoom In", () => zoom(zoomed(factor(), 1))),
      button("Whole Graph", () => zoom(drawing.fitting().all)),
      ...saveButtons(name, drawing, saveFile),
    ]),
    notes,
    drawing.node,
  ]);

  const factor = (): number => state.zoom ?? Math.max(LEAST_READABLE, drawing.fitting().width);

  function zoom(next: number): void {
    state = { ...state, zoom: next };
    save(state);
    drawing.zoom(next);
  }

  page.addEventListener("keydown", ({ key }) => {
    if (key === "+" || key === "=") zoom(zoomed(factor(), 1));
    if (key === "-") zoom(zoomed(factor(), -1));
    if (key === "0") zoom(1);
    if (key === "Escape") search.clear();
  });
  new ResizeObserver(() => drawing.zoom(factor())).observe(drawing.node);

  return {
    show(content) {
      heading.textContent = content.heading;
      heading.className = content.tone;
      lines.replaceChildren(...content.lines.map((line) => element("p", { class: "soft" }, [withCode(line)])));
      notes.replaceChildren(...besideGraph(content.beside, open));
      const isNew = page.parentElement !== root;
      if (isNew) root.replaceChildren(page);
      drawing.show(content);
      drawing.zoom(factor());
      search.offer(content.nodes);
      if (isNew) drawing.begin();
    },
  };
}

function saveButtons(name: string, drawing: Graph, saveFile: (file: SavedFile) => void): readonly HTMLElement[] {
  const png = (svg: SVGSVGElement): void => {
    const text = svgPng(svg);
    if (text !== undefined) saveFile({ name: `${name}.png`, text, encoding: "base64" });
  };
  return [
    button("Save PNG", () => drawing.draw(png)),
    button("Save SVG", () => drawing.draw((svg) => saveFile({ name: `${name}.svg`, text: svgFile(svg), encoding: "text" }))),
  ];
}

function besideGraph(beside: PageContent["beside"], open: (id: string) => void): readonly HTMLElement[] {
  const items = beside.map(({ id, message }) => {
    if (id === undefined) return element("li", {}, [withCode(message)]);
    const link = element("button", { class: "plain link", type: "button" }, [withCode(message)]);
    link.addEventListener("click", () => open(id));
    return element("li", {}, [link]);
  });
  return items.length === 0 ? [] : [element("details", { class: "problems", open: items.length < 3 }, [element("summary", {}, ["Beside the graph"]), element("ul", {}, items)])];
}
