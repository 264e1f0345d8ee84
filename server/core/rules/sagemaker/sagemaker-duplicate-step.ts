import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import type { Span } from "../../text/span.ts";

export const sagemakerDuplicateStep = defineRule({
  id: "sagemaker-duplicate-step",
  summary: "Two steps have the same name",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const { name } of sagemakerDefinition(document)?.steps ?? []) {
      const first = seen.get(name.text);
      if (first) yield { at: name.span, related: [{ at: first, message: "It is the name of this step." }], message: `Another step is called \`${name.text}\` already, and SageMaker refuses the pipeline. Give each its own name, those inside of conditions too.` };
      seen.set(name.text, first ?? name.span);
    }
  },
});
