import { defineRule } from "../../engine/rule.ts";
import { componentOf } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, isTrue } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlComponentInputs = defineRule({
  id: "azureml-component-inputs",
  summary: "A job gives its component an input that it does not take, or leaves one out",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command"],
  fix: "none",

  *check(document, snapshot) {
    for (const { key, value: job } of entriesAt(rootOf(document), "jobs")) {
      const component = componentOf(job, document, snapshot);
      if (!component || component === "unknown") continue;
      const taken = entriesAt(component, "inputs");
      // A sweep gives its trial what it varies as well.
      const given = [...entriesAt(job, "inputs"), ...entriesAt(job, "search_space")];
      for (const { key: name } of given) {
        if (taken.some((one) => one.key.text === name.text)) continue;
        const meant = nearest(name.text, taken.map((one) => one.key.text));
        yield { at: name.span, message: `The component of \`${key.text}\` has no input \`${name.text}\`, so Azure ML refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
      }
      const made = entriesAt(component, "outputs").map((one) => one.key.text);
      for (const { key: name } of made.length > 0 ? entriesAt(job, "outputs") : []) {
        const meant = made.includes(name.text) ? undefined : nearest(name.text, made);
        if (meant !== undefined) yield { at: name.span, message: `The component of \`${key.text}\` has no output \`${name.text}\`, so Azure ML refuses the pipeline. Did you mean \`${meant}\`?` };
      }
      const left = taken.filter((one) => !given.some(({ key: name }) => name.text === one.key.text) && !isTrue(one.value, "optional") && !isSet(one.value, "default"));
      const misspelt = given.some(({ key: name }) => !taken.some((one) => one.key.text === name.text));
      const at = entryOf(job, "inputs")?.key ?? key;
      if (left.length > 0 && !misspelt) yield { at: at.span, message: `\`${key.text}\` gives its component nothing for ${left.map((one) => `\`${one.key.text}\``).join(", ")}, which has no default. Azure ML refuses the pipeline; add it.` };
    }
  },
});
