import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";

export const mlprojectUnusedParam = defineRule({
  id: "mlproject-unused-param",
  summary: "An entry point declares a parameter that its command does not use",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    for (const { name, parameters, placeholders, command } of projectOf(document)?.entryPoints ?? []) {
      if (!command) continue;
      const used = new Set(placeholders.map((placeholder) => placeholder.name));
      for (const { key, inherited } of parameters) {
        if (used.has(key.text) || inherited) continue;
        yield {
          at: key.span,
          message: `\`${key.text}\` is declared, yet the command of \`${name.text}\` has no \`{${key.text}}\`: MLflow appends it as \`--${key.text} value\` at the end, which the program may not expect. Put it into the command or remove it.`,
          related: [{ at: command.span, message: "This is the command." }],
        };
      }
    }
  },
});
