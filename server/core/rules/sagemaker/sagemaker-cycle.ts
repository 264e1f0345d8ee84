import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition, stepIn } from "../../facts/config/sagemaker.ts";
import { cycleOf } from "../../facts/config/tasks.ts";
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
        const read = [...walk(node)].flatMap(({ node: inner, entry }) => (entry?.key.text === "Get" && inner.type === "scalar" ? [{ name: stepIn(inner.text) ?? "", at: inner.span }] : []));
        return { name: name.text, at: name.span, needs: isCondition(node) ? listed : [...listed, ...read] };
      }),
    );
    if (cycle) yield { at: cycle.at, message: `These steps wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. SageMaker refuses the pipeline.` };
  },
});

/** What the steps inside of a condition read, they wait for themselves. */
const isCondition = (node: Node): boolean => nodeAt(node, "Arguments", "IfSteps") !== undefined || nodeAt(node, "Arguments", "ElseSteps") !== undefined;
