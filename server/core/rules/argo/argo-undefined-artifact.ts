import { defineRule } from "../../engine/rule.ts";
import { undeclaredInputs, workflowsOf } from "../../facts/config/argo.ts";

export const argoUndefinedArtifact = defineRule({
  id: "argo-undefined-artifact",
  summary: "A template reads an input artifact that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const template of workflowsOf(document).flatMap(({ templates }) => templates)) {
      for (const { text, at } of undeclaredInputs(template, document.text, "artifacts")) {
        yield { at, message: `\`${text}\` is not among the input artifacts of this template, so Argo refuses the workflow. Declare it under \`inputs\`, or correct the name.` };
      }
    }
  },
});
