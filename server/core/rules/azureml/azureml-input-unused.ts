import { defineRule } from "../../engine/rule.ts";
import { commandsOf, declaredIn, undeclaredIn } from "../../facts/config/azuremlCommands.ts";
import { rootOf } from "../../kinds/data.ts";
import type { Node } from "../../syntax/data/node.ts";

export const azuremlInputUnused = defineRule({
  id: "azureml-input-unused",
  summary: "A command declares an input that it does not use",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    for (const command of commandsOf(rootOf(document), document.text)) {
      const written = document.text.slice(command.scalar.span.start, command.scalar.span.end);
      // A name that is used and not declared, or an expression that is not read as one, is told where it stands.
      const told = undeclaredIn(command).flatMap(({ related = [] }) => related.map(({ at }) => at.start));
      for (const { key } of /AZURE_ML_INPUT|AZUREML_/.test(written) ? [] : declaredIn(command, "inputs")) {
        if (told.includes(key.span.start) || command.holders.some((holder) => isReferredTo(key.text, holder, document.text))) continue;
        yield { at: key.span, message: `The command never uses the input \`${key.text}\`, so what is passed has no effect. Use \`\${{inputs.${key.text}}}\`, or remove it.`, related: [{ at: command.scalar.span, message: "The command." }] };
      }
    }
  },
});

/** Also where the braces around it are not as they should be: that is another fault. What stands after `parent` is the pipeline's. */
const isReferredTo = (name: string, { span }: Node, text: string): boolean => new RegExp(`(?<!parent\\.)\\binputs?\\.${name}(?![\\w-])|inputs\\[["']${name}["']\\]`).test(text.slice(span.start, span.end));
