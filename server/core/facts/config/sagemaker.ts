import { memo } from "../../memo.ts";
import { itemsAt, nodeAt, scalarAt, scalarsOf, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

export interface SagemakerStep {
  readonly name: Scalar;
  readonly node: Node;
}

export interface SagemakerPipeline {
  readonly root: Node;
  /** In the order of the text; those inside of conditions too. */
  readonly steps: readonly SagemakerStep[];
  /** What stands in `{"Get": "…"}`. */
  readonly gets: readonly Scalar[];
  /** Some step has no name. */
  readonly nameless: boolean;
}

export const sagemakerDefinition = memo((document: Document): SagemakerPipeline | undefined => {
  const [root] = soundRoots(document);
  if (!root) return undefined;
  const gets = [...walk(root)].flatMap(({ node, entry }) => (entry?.key.text === "Get" && node.type === "scalar" ? [node] : []));
  return { root, steps: stepsIn(itemsAt(root, "Steps")), gets, nameless: itemsAt(root, "Steps").some((step) => !scalarAt(step, "Name")) };
});

function stepsIn(nodes: readonly Node[]): readonly SagemakerStep[] {
  return nodes.flatMap((node) => {
    const name = scalarAt(node, "Name");
    const inside = ["IfSteps", "ElseSteps"].flatMap((branch) => stepsIn(itemsAt(node, "Arguments", branch)));
    return [...(name ? [{ name, node }] : []), ...inside];
  });
}

/** The steps that others wait for or read from. */
export const referredSteps = (pipeline: SagemakerPipeline | undefined): readonly string[] => [
  ...(pipeline?.gets ?? []).flatMap((get) => stepIn(get.text) ?? []),
  ...(pipeline?.steps ?? []).flatMap(({ node }) => scalarsOf(nodeAt(node, "DependsOn")).map(({ text }) => text)),
];

/** The step that a reference such as `Steps.Train.ModelArtifacts` begins with. */
export const stepIn = (reference: string): string | undefined => /^Steps\.([\w-]+)/.exec(reference)?.[1];
