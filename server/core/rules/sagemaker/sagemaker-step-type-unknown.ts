import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerStepTypeUnknown = defineRule({
  id: "sagemaker-step-type-unknown",
  summary: "The type of a step is misspelt",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "suggested",

  *check(document) {
    for (const type of sagemakerDefinition(document)?.steps.flatMap(({ node }) => scalarAt(node, "Type") ?? []) ?? []) {
      const meant = TYPES.includes(type.text) ? undefined : nearest(type.text, TYPES);
      if (meant !== undefined) yield { at: type.span, message: `SageMaker has no step of the type \`${type.text}\`. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
    }
  },
});

const TYPES = ["Processing", "Training", "Tuning", "Transform", "Model", "CreateModel", "RegisterModel", "Condition", "Fail", "Callback", "Lambda", "ClarifyCheck", "QualityCheck", "EMR", "EMRServerless", "AutoML", "NotebookJob"];
