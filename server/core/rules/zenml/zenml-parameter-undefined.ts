import { defineRule } from "../../engine/rule.ts";
import { stepFunctions } from "../../facts/config/zenml.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const zenmlParameterUndefined = defineRule({
  id: "zenml-parameter-undefined",
  summary: "A step gets a parameter that its function does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["zenml"],
  references: ["https://docs.zenml.io/concepts/steps_and_pipelines/yaml_configuration"],
  fix: "none",

  *check(document, snapshot) {
    const functions = stepFunctions(document.uri, snapshot);
    for (const { key: step, value } of entriesAt(rootOf(document), "steps")) {
      const parameters = functions.get(step.text)?.parameters;
      for (const { key } of parameters ? entriesAt(value, "parameters") : []) {
        const meant = parameters?.has(key.text) ? undefined : nearest(key.text, parameters ?? []);
        if (parameters && !parameters.has(key.text)) yield { at: key.span, message: `\`${step.text}\` has no parameter \`${key.text}\`, so the run stops before it starts. ${meant === undefined ? "Add it to the function, or remove it here." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
