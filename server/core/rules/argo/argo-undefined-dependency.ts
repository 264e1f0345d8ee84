import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { meantBy } from "../../facts/config/meant.ts";
import type { Task } from "../../facts/config/tasks.ts";
import { itemsAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const argoUndefinedDependency = defineRule({
  id: "argo-undefined-dependency",
  summary: "A task waits for a task that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "suggested",

  *check(document) {
    for (const tasks of workflowsOf(document).flatMap(({ templates }) => templates).flatMap(({ tasks: inGraph, node }) => [inGraph, inSet(node)])) {
      const names = new Set(tasks.map(({ name }) => name));
      for (const { name, at } of tasks.flatMap(({ needs }) => needs)) {
        if (names.has(name)) continue;
        const { hint, ...more } = meantBy({ text: name, span: at }, tasks.map((task) => ({ text: task.name, span: task.at })), "Correct the name.", { fixable: true, used: tasks.flatMap(({ needs }) => needs.map((need) => need.name)) });
        yield { at, message: `Nothing here is called \`${name}\`, so Argo refuses the workflow. ${hint}`, ...more };
      }
    }
  },
});

/** The containers of a pod wait for each other too. */
const inSet = (template: Node): readonly Task[] =>
  itemsAt(template, "containerSet", "containers").flatMap((container): readonly Task[] => {
    const name = scalarAt(container, "name");
    return name ? [{ name: name.text, at: name.span, needs: scalarsOf(nodeAt(container, "dependencies")).map(({ text, span }) => ({ name: text, at: span })) }] : [];
  });
