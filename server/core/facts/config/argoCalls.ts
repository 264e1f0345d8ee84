import { itemsAt, manyOf, scalarAt } from "../../syntax/data/access.ts";
import type { Mapping, Scalar } from "../../syntax/data/node.ts";
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
export function callsOf({ node }: Template, { templates }: Workflow): readonly TemplateCall[] {
  const steps = itemsAt(node, "steps").flatMap(manyOf).map((step) => ({ step, side: "steps" as const }));
  const tasks = itemsAt(node, "dag", "tasks").map((step) => ({ step, side: "tasks" as const }));
  return [...steps, ...tasks].flatMap(({ step, side }): readonly TemplateCall[] => {
    if (step.type !== "mapping") return [];
    const template = scalarAt(step, "template");
    return [{ node: step, side, name: scalarAt(step, "name"), template, callee: template && templates.find(({ name }) => name?.text === template.text) }];
  });
}
