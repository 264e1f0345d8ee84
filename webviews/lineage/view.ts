import type { LineageView } from "../../server/core/insights/lineage.ts";
import type { LineageContract, LineageState } from "../protocol/lineage.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { message, withCode } from "../shared/message.ts";
import { busy, button } from "../shared/ui.ts";
import { graph } from "./graph.ts";
import { leakCount, LEAST_READABLE, verdict, zoomed, type ViewState } from "./state.ts";

export interface View {
  show(state: LineageState): void;
}

export function lineageView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<LineageContract>): View {
  let state = initial;
  const again = (): void => void call("refresh", {});
  const open = (id: string): void => void call("open", { id });
  const drawing = graph(open);
  const heading = element("h1");
  const file = element("p", { class: "soft" });
  const notes = element("div");
  const page = element("main", { class: "lineage" }, [
    element("header", { class: "toolbar" }, [
      element("div", { class: "headline" }, [heading, file]),
      button("Zoom Out", () => zoom(zoomed(factor(), -1))),
      button("Zoom In", () => zoom(zoomed(factor(), 1))),
      button("Whole Graph", () => zoom(drawing.fitting().all)),
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
  });
  new ResizeObserver(() => drawing.zoom(factor())).observe(drawing.node);

  return {
    show(next) {
      if (next.state === "loading") root.replaceChildren(busy(`Following the data of ${next.name}…`));
      if (next.state === "failed") root.replaceChildren(message("The lineage could not be drawn", [next.reason], button("Try Again", again, "primary")));
      if (next.state !== "ready") return;
      const { lineage, name } = next;
      if (lineage.nodes.length === 0 && lineage.elsewhere.length === 0) {
        root.replaceChildren(message("No data is read or split here yet", emptyAdvice(name)));
        return;
      }
      heading.textContent = verdict(lineage);
      heading.className = leakCount(lineage) > 0 ? "leaking" : "";
      file.textContent = name;
      notes.replaceChildren(...notesOf(lineage, open));
      const isNew = page.parentElement !== root;
      if (isNew) root.replaceChildren(page);
      drawing.show(lineage);
      drawing.zoom(factor());
      if (isNew) drawing.begin();
    },
  };
}

const emptyAdvice = (name: string): readonly (string | Node)[] => [
  withCode(`Read data in ${name}, such as by \`pd.read_csv("train.csv")\`, then split it, fit a model and judge it: each becomes a node here, and leaks turn red.`),
  "The graph follows what you type. Functions, loops and the cells of a notebook are followed in the order of the file.",
];

function notesOf({ elsewhere, complete }: LineageView, open: (id: string) => void): readonly HTMLElement[] {
  const found = elsewhere.map(({ id, message: text }) => {
    const link = element("button", { class: "plain link", type: "button" }, [withCode(text)]);
    link.addEventListener("click", () => open(id));
    return element("li", {}, [link]);
  });
  const cut = complete ? [] : [element("li", {}, ["The program goes on; only its first part is drawn."])];
  const items = [...found, ...cut];
  return items.length === 0 ? [] : [element("details", { class: "problems", open: items.length < 3 }, [element("summary", {}, ["Beside the graph"]), element("ul", {}, items)])];
}
