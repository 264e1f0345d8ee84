import { defineRule } from "../../engine/rule.ts";
import { commandsOf, undeclaredIn } from "../../facts/config/azuremlCommands.ts";
import { rootOf } from "../../kinds/data.ts";

export const azuremlUndefinedInput = defineRule({
  id: "azureml-undefined-input",
  summary: "A command uses an input or output that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "suggested",

  *check(document) {
    for (const { side, name, at, ...more } of commandsOf(rootOf(document), document.text).flatMap((command) => undeclaredIn(command))) {
      const { hint, ...repair } = more;
      yield { at, message: `\`${name}\` is not among the ${WORDS[side] ?? side} of this command, so Azure ML refuses it. ${hint}`, ...repair };
    }
  },
});

const WORDS: Readonly<Record<string, string>> = { search_space: "choices of the search space" };
