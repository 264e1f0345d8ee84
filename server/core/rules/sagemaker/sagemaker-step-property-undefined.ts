import { defineRule } from "../../engine/rule.ts";
import { sagemakerDefinition, stepIn } from "../../facts/config/sagemaker.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerStepPropertyUndefined = defineRule({
  id: "sagemaker-step-property-undefined",
  summary: "A property of a step that does not exist is read",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "suggested",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    const names = new Set(pipeline?.steps.map(({ name }) => name.text));
    for (const get of pipeline?.gets ?? []) {
      const step = stepIn(get.text);
      if (step === undefined || names.has(step)) continue;
      const meant = nearest(step, names);
      yield { at: get.span, message: `No step is called \`${step}\`, so SageMaker refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, get.span, get.text.replace(step, meant))] }) };
    }
  },
});
