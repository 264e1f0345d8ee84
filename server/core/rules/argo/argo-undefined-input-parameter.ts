import { defineRule } from "../../engine/rule.ts";
import { undeclaredInputs, workflowsOf } from "../../facts/config/argo.ts";

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
      for (const { text, at } of undeclaredInputs(template, document.text, "parameters")) {
        yield { at, message: `\`${text}\` is not among the input parameters of this template, so Argo refuses the workflow. Declare it under \`inputs\`, or correct the name.` };
      }
    }
  },
});
