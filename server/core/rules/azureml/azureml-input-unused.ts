import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const azuremlInputUnused = defineRule({
  id: "azureml-input-unused",
  summary: "A command declares an input that it does not use",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const command = scalarAt(root, "command");
    if (!command || entriesAt(root, "jobs").length > 0) return;
    const rest = document.text.slice(command.span.start, command.span.end);
    for (const { key } of entriesAt(root, "inputs")) {
      if (!rest.includes(key.text) && !/AZURE_ML_INPUT|AZUREML_/.test(rest)) yield { at: key.span, message: `The command never uses the input \`${key.text}\`, so what is passed has no effect. Use \`\${{inputs.${key.text}}}\`, or remove it.` };
    }
  },
});
