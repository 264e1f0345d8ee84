import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition, stepIn } from "../../facts/config/sagemaker.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";
import { nodeAt, scalarsOf, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const sagemakerCycle = defineRule({
  id: "sagemaker-cycle",
  summary: "Steps wait for each other in a circle",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const steps = sagemakerDefinition(document)?.steps ?? [];
    const cycle = cycleOf(
      steps.map(({ name, node }) => {
        const listed = scalarsOf(nodeAt(node, "DependsOn")).map(({ text, span }) => ({ name: text, at: span }));
        // What the steps inside of a condition read, they wait for themselves; the condition waits for what it compares.
        const reader = isCondition(node) ? nodeAt(node, "Arguments", "Conditions") : node;
        const read = [...(reader ? walk(reader) : [])].flatMap(({ node: inner, entry }) => (entry?.key.text === "Get" && inner.type === "scalar" ? [{ name: stepIn(inner.text) ?? "", at: inner.span }] : []));
        return { name: name.text, at: name.span, needs: [...listed, ...read] };
      }),
    );
    if (cycle) yield { at: cycle.at, message: `These steps wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. SageMaker refuses the pipeline.`, related: alongCircle(cycle) };
  },
});

const isCondition = (node: Node): boolean => nodeAt(node, "Arguments", "IfSteps") !== undefined || nodeAt(node, "Arguments", "ElseSteps") !== undefined;
