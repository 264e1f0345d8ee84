import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";

export const sagemakerDuplicateStep = defineRule({
  id: "sagemaker-duplicate-step",
  summary: "Two steps have the same name",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const { name } of sagemakerDefinition(document)?.steps ?? []) {
      if (seen.has(name.text)) yield { at: name.span, message: `Another step is called \`${name.text}\` already, and SageMaker refuses the pipeline. Give each its own name, those inside of conditions too.` };
      seen.add(name.text);
    }
  },
});
