import { itemsAt, manyOf, scalarAt } from "../../syntax/data/access.ts";
import type { Mapping, Scalar } from "../../syntax/data/node.ts";
import { memo } from "../../memo.ts";
import type { Template, Workflow } from "./argo.ts";

/** A step or task of a template, and what it runs. */
export interface TemplateCall {
  readonly node: Mapping;
  readonly side: "steps" | "tasks";
  readonly name: Scalar | undefined;
  /** The name of the template that it runs, where it says one. */
  readonly template: Scalar | undefined;
  /** That template, where it stands in the same workflow. */
  readonly callee: Template | undefined;
}

/** The steps or tasks of one template. */
export const callsOf = (template: Template, workflow: Workflow): readonly TemplateCall[] => callsIn(workflow)(template);

/** Many rules ask, and templates call each other by name. */
const callsIn = memo(({ templates }: Workflow) => {
  const byName = new Map(templates.toReversed().map((one) => [one.name?.text, one]));
  return memo((template: Template) => callsFrom(template, byName));
});

function callsFrom({ node }: Template, templates: ReadonlyMap<string | undefined, Template>): readonly TemplateCall[] {
  const steps = itemsAt(node, "steps").flatMap(manyOf).map((step) => ({ step, side: "steps" as const }));
  const tasks = itemsAt(node, "dag", "tasks").map((step) => ({ step, side: "tasks" as const }));
  return [...steps, ...tasks].flatMap(({ step, side }): readonly TemplateCall[] => {
    if (step.type !== "mapping") return [];
    const template = scalarAt(step, "template");
    return [{ node: step, side, name: scalarAt(step, "name"), template, callee: template && templates.get(template.text) }];
  });
}
