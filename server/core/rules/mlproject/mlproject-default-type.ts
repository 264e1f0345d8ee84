import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const mlprojectDefaultType = defineRule({
  id: "mlproject-default-type",
  summary: "The default of a parameter is not of its type",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of projectOf(document)?.entryPoints.flatMap(({ parameters }) => parameters) ?? []) {
      const type = scalarAt(value, "type")?.text ?? "";
      const written = scalarAt(value, "default");
      const wanted = TYPES[type];
      if (!written || !wanted || written.value === null || wanted.like.test(written.text.trim()) || /[{$]/.test(written.text)) continue;
      yield { at: written.span, message: `\`${key.text}\` is declared as \`${type}\`, and its default \`${written.text}\` is not ${wanted.called}: MLflow hands it on as it is, and the program stops when it reads it. Correct the default or the type.` };
    }
  },
});

/** MLflow itself checks no types but those of paths; programs do. */
const TYPES: Readonly<Record<string, { readonly like: RegExp; readonly called: string }>> = {
  float: { like: /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^[-+]?(?:inf|nan)$|^\.(?:inf|nan)$|^none$/i, called: "a number" },
  number: { like: /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^none$/i, called: "a number" },
  int: { like: /^[-+]?[\d_]+$|^none$/i, called: "a whole number" },
  integer: { like: /^[-+]?[\d_]+$|^none$/i, called: "a whole number" },
};
