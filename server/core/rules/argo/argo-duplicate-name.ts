import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const argoDuplicateName = defineRule({
  id: "argo-duplicate-name",
  summary: "Two tasks, steps, parameters or artifacts of one place have the same name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      yield* twice(namesIn(workflow.spec, "arguments", "parameters"), "parameter");
      for (const template of workflow.templates) {
        const calls = callsOf(template, workflow);
        yield* twice(calls.flatMap(({ name }) => name ?? []), calls[0]?.side === "tasks" ? "task" : "step");
        const lists = [template.node, ...calls.map(({ node }) => node)].flatMap((holder) => SIDES.map((side) => [holder, side] as const));
        for (const [holder, side] of lists) yield* [...twice(namesIn(holder, side, "parameters"), "parameter"), ...twice(namesIn(holder, side, "artifacts"), "artifact")];
      }
    }
  },
});

const SIDES = ["inputs", "outputs", "arguments"];

const namesIn = (node: Node, ...path: readonly string[]): readonly Scalar[] => itemsAt(node, ...path).flatMap((item) => scalarAt(item, "name") ?? []);

function* twice(names: readonly Scalar[], what: string): Generator<Finding> {
  const seen = new Map<string, Scalar>();
  for (const name of names) {
    const first = seen.get(name.text);
    if (first) yield { at: name.span, message: `Another ${what} is called \`${name.text}\` already, and Argo refuses a workflow whose names are not unique. Rename one of them.`, ...firstOne(first.span) };
    else seen.set(name.text, name);
  }
}
