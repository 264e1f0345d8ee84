import type { LineageView } from "../../server/core/insights/lineage.ts";
import type { LineageContract, LineageState } from "../protocol/lineage.ts";
import type { Call } from "../protocol/rpc.ts";
import { graphPage, type PageContent } from "../shared/graph/page.ts";
import type { GraphViewState } from "../shared/graph/zoom.ts";
import { message, withCode } from "../shared/message.ts";
import { busy, button } from "../shared/ui.ts";
import { drawnEdge, drawnNode, leakCount, verdict } from "./state.ts";

export interface View {
  show(state: LineageState): void;
}

export function lineageView(root: HTMLElement, initial: GraphViewState, save: (state: GraphViewState) => void, call: Call<LineageContract>): View {
  const again = (): void => void call("refresh", {});
  const open = (id: string): void => void call("open", { id });
  const page = graphPage(root, { name: "lineage", label: "Data lineage, from the sources down. Arrow keys move, Enter goes to the code.", initial, save, open, saveFile: (file) => void call("saveFile", file) });

  return {
    show(next) {
      if (next.state === "loading") root.replaceChildren(busy(`Following the data of ${next.name}…`));
      if (next.state === "failed") root.replaceChildren(message("The lineage could not be drawn", [next.reason], button("Try Again", again, "primary")));
      if (next.state !== "ready") return;
      const { lineage, name } = next;
      if (lineage.nodes.length === 0 && lineage.elsewhere.length === 0) root.replaceChildren(message("No data is read or split here yet", emptyAdvice(name)));
      else page.show(contentOf(lineage, name));
    },
  };
}

function contentOf(lineage: LineageView, name: string): PageContent {
  const cut = lineage.complete ? [] : [{ message: "The program goes on; only its first part is drawn." }];
  return {
    heading: verdict(lineage),
    tone: leakCount(lineage) > 0 ? "faulty" : "",
    lines: [name],
    beside: [...lineage.elsewhere, ...cut],
    nodes: lineage.nodes.map((node) => drawnNode(node, lineage)),
    edges: lineage.edges.map(drawnEdge),
  };
}

const emptyAdvice = (name: string): readonly (string | Node)[] => [
  withCode(`Read data in ${name}, such as by \`pd.read_csv("train.csv")\`, then split it, fit a model and judge it: each becomes a node here, and leaks turn red.`),
  "The graph follows what you type. Functions, loops and the cells of a notebook are followed in the order of the file.",
];
