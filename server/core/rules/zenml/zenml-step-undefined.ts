import { defineRule } from "../../engine/rule.ts";
import { stepFunctions } from "../../facts/config/zenml.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const zenmlStepUndefined = defineRule({
  id: "zenml-step-undefined",
  summary: "A run config has settings for a step that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["zenml"],
  references: ["https://docs.zenml.io/concepts/steps_and_pipelines/yaml_configuration"],
  fix: "suggested",

  *check(document, snapshot) {
    const functions = stepFunctions(document.uri, snapshot);
    const steps = entriesAt(rootOf(document), "steps").map(({ key }) => key);
    const missing = steps.filter(({ text }) => !functions.has(text.replace(/_\d+$/, "")) && !functions.has(text));
    // Where most are missing, the steps stand somewhere else.
    if (missing.length * 2 > steps.length && !missing.every(({ text }) => nearest(text, functions.keys()))) return;
    for (const step of missing) {
      const meant = nearest(step.text, functions.keys());
      yield { at: step.span, message: `No \`@step\` here is called \`${step.text}\`, so ZenML refuses the config. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, step.span, meant)] }) };
    }
  },
});
