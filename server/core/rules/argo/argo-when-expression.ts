import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { expressionProblem } from "../../facts/config/argoExpressions.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const argoWhenExpression = defineRule({
  id: "argo-when-expression",
  summary: "A condition cannot be read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/conditionals/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      for (const when of workflow.templates.flatMap((template) => callsOf(template, workflow)).flatMap(({ node }) => scalarAt(node, "when") ?? [])) {
        // What stands in braces is put in before the condition is read.
        const problem = expressionProblem(when.text.replace(/\{\{.*?\}\}/gs, "x"));
        if (problem !== undefined) yield { at: when.span, message: `Argo cannot read this condition, so the step fails: ${problem}.` };
      }
    }
  },
});
