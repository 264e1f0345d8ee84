import { defineRule } from "../../engine/rule.ts";
import { undeclaredInputs, workflowsOf } from "../../facts/config/argo.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const argoUndefinedInputParameter = defineRule({
  id: "argo-undefined-input-parameter",
  summary: "A template reads an input parameter that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const template of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const undeclared = undeclaredInputs(template, document.text, "parameters");
      for (const { text, at } of undeclared) {
        const known = itemsAt(template.node, "inputs", "parameters").flatMap((one) => scalarAt(one, "name") ?? []);
        const used = [...document.text.slice(template.node.span.start, template.node.span.end).matchAll(/inputs\.parameters\.([\w-]+)/g)].flatMap(([, name]) => name ?? []);
        const { hint, related } = meantBy({ text, span: at }, known, "Declare it under `inputs`, or correct the name.", { used });
        yield { at, message: `\`${text}\` is not among the input parameters of this template, so Argo refuses the workflow. ${hint}`, ...(related && { related }) };
      }
    }
  },
});
