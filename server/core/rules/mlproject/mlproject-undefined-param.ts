import { defineRule } from "../../engine/rule.ts";
import { GIVEN_PARAMETERS, projectOf } from "../../facts/config/mlproject.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const mlprojectUndefinedParam = defineRule({
  id: "mlproject-undefined-param",
  summary: "A command of an MLproject uses a parameter that its entry point does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "suggested",

  *check(document) {
    for (const { name: entryPoint, parameters, placeholders, command } of projectOf(document)?.entryPoints ?? []) {
      if (isMisspelt(projectOf(document)?.root, entryPoint.text)) continue;
      const declared = new Set(parameters.map(({ key }) => key.text));
      for (const { at, text: name } of command ? matchesIn(document.text, command, /(?<=(?<!\$)\{\{|(?<!\{)\$\{)([\w-]+)(?=\})/g) : []) {
        const dollar = document.text.slice(at.start - 2, at.start) === "${";
        if (declared.has(name)) yield { at, message: `${dollar ? `MLflow puts the value behind the \`$\`, which the shell then reads as a variable` : `Two braces are one brace to MLflow, so the program gets \`{${name}}\` as it is written`}. Write \`{${name}}\`.` };
      }
      for (const { name, at } of placeholders) {
        if (declared.has(name) || GIVEN_PARAMETERS.has(name)) continue;
        const meant = nearest(name, declared);
        const definition = parameters.find(({ key }) => key.text === meant)?.key;
        const advice = meant === undefined ? `Add \`${name}\` to its \`parameters\`, or write \`{{${name}}}\` if the braces are meant for the shell.` : `Did you mean \`${meant}\`?`;
        yield {
          at,
          message: `\`${name}\` is not a parameter of \`${entryPoint.text}\`, so \`mlflow run\` stops with a KeyError. ${advice}`,
          ...(definition && { related: [{ at: definition.span, message: `\`${definition.text}\` is declared here.` }] }),
          ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
        };
      }
    }
  },
});

/** Where `parameters` itself is called otherwise, that is what is told. */
const isMisspelt = (root: Node | undefined, name: string): boolean => entriesAt(root, "entry_points", name).some(({ key }) => key.text !== "parameters" && key.text !== "command");
