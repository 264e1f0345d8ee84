import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
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
      if (TYPES.includes(type.text) || isPlaceholder(type)) continue;
      const meant = (type.text === "CreateModel" ? "Model" : undefined) ?? nearest(type.text, TYPES) ?? TYPES.find((known) => begins(known, type.text) || begins(type.text, known));
      if (meant !== undefined) yield { at: type.span, message: `SageMaker has no step of the type \`${type.text}\`. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
      else yield { at: type.span, severity: "warning", message: `\`${type.text}\` is not known as a type of step. The usual ones are ${TYPES.slice(0, 8).map((known) => `\`${known}\``).join(", ")}.` };
    }
  },
});

/** `Train` for `Training`, `Processing` for `Process`. */
const begins = (word: string, head: string): boolean => head.length >= 4 && word.toLowerCase().startsWith(head.toLowerCase().replace(/(?:ing|step|job)$/, ""));

const TYPES = ["Processing", "Training", "Tuning", "Transform", "Model", "RegisterModel", "Condition", "Fail", "Callback", "Lambda", "ClarifyCheck", "QualityCheck", "EMR", "EMRServerless", "AutoML", "NotebookJob", "Endpoint", "EndpointConfig", "InferenceComponent"];
