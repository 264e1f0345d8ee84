import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt, scalarsOf, nodeAt } from "../../syntax/data/access.ts";

export const argoEnumValue = defineRule({
  id: "argo-enum-value",
  summary: "A parameter has a value that its `enum` does not list",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/#parameter"],
  fix: "none",

  *check(document) {
    for (const { spec } of workflowsOf(document)) {
      for (const parameter of itemsAt(spec, "arguments", "parameters")) {
        const value = scalarAt(parameter, "value");
        const allowed = scalarsOf(nodeAt(parameter, "enum"));
        if (!value || allowed.length === 0 || isPlaceholder(value) || allowed.some(({ text }) => text === value.text)) continue;
        yield { at: value.span, message: `\`${value.text}\` is not among the values of \`enum\`, so Argo refuses the workflow. Choose one of ${allowed.map(({ text }) => `\`${text}\``).join(", ")}, or add it there.`, related: allowed.map(({ span }) => ({ at: span, message: "An allowed value." })) };
      }
    }
  },
});
