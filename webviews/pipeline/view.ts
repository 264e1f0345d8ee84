import type { PipelineView } from "../../server/core/insights/pipeline.ts";
import type { PipelineContract, PipelineState } from "../protocol/pipeline.ts";
import type { Call } from "../protocol/rpc.ts";
import { graphPage, type PageContent } from "../shared/graph/page.ts";
import type { GraphViewState } from "../shared/graph/zoom.ts";
import { message, withCode } from "../shared/message.ts";
import { busy, button } from "../shared/ui.ts";
import { drawnEdge, drawnNode, faultCount, verdict } from "./state.ts";

export interface View {
  show(state: PipelineState): void;
}

export function pipelineView(root: HTMLElement, initial: GraphViewState, save: (state: GraphViewState) => void, call: Call<PipelineContract>): View {
  const again = (): void => void call("refresh", {});
  const open = (id: string): void => void call("open", { id });
  const page = graphPage(root, { name: "pipeline", label: "Pipeline, from its data down. Arrow keys move, Enter goes to the line.", initial, save, open, saveFile: (file) => void call("saveFile", file) });

  return {
    show(next) {
      if (next.state === "loading") root.replaceChildren(busy(`Drawing ${next.name}…`));
      if (next.state === "failed") root.replaceChildren(message("The pipeline could not be drawn", [next.reason], button("Try Again", again, "primary")));
      if (next.state !== "ready") return;
      const { pipeline, name, problem } = next;
      if (pipeline.nodes.length === 0 && pipeline.elsewhere.length === 0) root.replaceChildren(message("This pipeline has no steps yet", emptyAdvice(name)));
      else page.show(contentOf(pipeline, name, problem));
    },
  };
}

function contentOf(pipeline: PipelineView, name: string, problem: string | undefined): PageContent {
  const notes = [problem, pipeline.compared].filter((line) => line !== undefined);
  return {
    heading: verdict(pipeline),
    tone: faultCount(pipeline) > 0 ? "faulty" : "",
    lines: [name, ...notes],
    beside: pipeline.elsewhere,
    nodes: pipeline.nodes.map((node) => drawnNode(node, pipeline)),
    edges: pipeline.edges.map(drawnEdge),
  };
}

const emptyAdvice = (name: string): readonly (string | Node)[] => [
  withCode(`Add a step to ${name}, such as a stage with \`cmd\`, \`deps\` and \`outs\` in a dvc.yaml: it becomes a node here, with the data that it reads and writes.`),
  "The graph follows what you type. Circles and missing files turn red; what has changed since it ran is marked.",
];
