import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { atOnce } from "../../facts/config/together.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nearest } from "../../text/nearest.ts";

const MANY = 4;

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
      if (!command || isPlaceholder(command)) continue;
      const used = new Set(placeholders.map((placeholder) => placeholder.name));
      const declared = parameters.map(({ key }) => key.text);
      // A name that is used and not declared is told there, and is this one with a slip in it.
      const meant = new Set([...used].flatMap((one) => (declared.includes(one) ? [] : (nearest(one, declared) ?? []))));
      const unused = parameters.flatMap(({ key, inherited }) => (used.has(key.text) || meant.has(key.text) || inherited ? [] : [key]));
      const [first, ...others] = unused.length >= MANY && used.size === 0 ? unused : [];
      if (first) {
        yield {
          at: first.span,
          message: `The command of \`${name.text}\` has no braces, so that \`${first.text}\` and ${others.length} other parameters are appended as \`--${first.text} value\` at the end, which the program may not expect. Put them into the command.`,
          related: [...others.map(({ span }) => ({ at: span, message: "This one too." })), { at: command.span, message: "This is the command." }],
        };
      }
      const found = (first ? [] : unused).map((key) => ({
        at: key.span,
        message: `\`${key.text}\` is declared, yet the command of \`${name.text}\` has no \`{${key.text}}\`: MLflow appends it as \`--${key.text} value\` at the end, which the program may not expect. Put it into the command or remove it.`,
        related: [{ at: command.span, message: "This is the command." }],
      }));
      yield* atOnce(found, (count) => `${count} other parameters are not in it either: is the command cut off?`, "This one too.", 2);
    }
  },
});
