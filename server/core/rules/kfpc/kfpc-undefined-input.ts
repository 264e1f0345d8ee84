import { defineRule, type Finding } from "../../engine/rule.ts";
import { undeclaredNames } from "../../facts/config/componentNames.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, mappingAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const kfpcUndefinedInput = defineRule({
  id: "kfpc-undefined-input",
  summary: "A command uses an input or output that the component does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    yield* together(undeclared(root), "the list of inputs and outputs", 2);
    yield* together(withoutTask(root), "the list of tasks", 2);
  },
});

function* undeclared(root: Node | undefined): Generator<Finding> {
  for (const { side, node, hint, related } of undeclaredNames(root)) {
    yield { at: node.span, message: `\`${node.text}\` is not among the ${side}s of this component, so it cannot be compiled. ${hint}`, ...(related && { related }) };
  }
}

function* withoutTask(root: Node | undefined): Generator<Finding> {
  const graph = mappingAt(root, "implementation", "graph");
  const tasks = entriesAt(graph, "tasks").map(({ key }) => key.text);
  for (const { node, entry } of graph ? walk(graph) : []) {
    if (node.type !== "scalar" || entry?.key.text !== "taskId" || tasks.includes(node.text)) continue;
    const meant = nearest(node.text, tasks);
    yield { at: node.span, message: `No task of this graph is called \`${node.text}\`, so its output cannot be handed on. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
  }
}
