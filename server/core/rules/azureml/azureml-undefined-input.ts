import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";

export const azuremlUndefinedInput = defineRule({
  id: "azureml-undefined-input",
  summary: "A command uses an input or output that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const holders = root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : [];
    for (const holder of holders) {
      const command = scalarAt(holder, "command");
      const used = command ? matchesIn(document.text, command, /\$\{\{\s*(?:inputs|outputs|search_space)\.([\w-]+)/g) : [];
      const known = new Set(["inputs", "outputs", "search_space"].flatMap((side) => entriesAt(holder, side)).map(({ key }) => key.text));
      for (const { text, at } of isSet(holder, "trial") ? [] : used) {
        if (!known.has(text)) yield { at, message: `\`${text}\` is neither an input nor an output of this command, so Azure ML refuses it. Declare it, or correct the name.` };
      }
    }
  },
});
