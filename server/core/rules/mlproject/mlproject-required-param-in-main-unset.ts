import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { isSet, stringAt } from "../../syntax/data/access.ts";

export const mlprojectRequiredParamInMainUnset = defineRule({
  id: "mlproject-required-param-in-main-unset",
  summary: "A parameter of `main` has no default",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    for (const { name, parameters } of projectOf(document)?.entryPoints ?? []) {
      if (name.text !== "main") continue;
      for (const { key, value, inherited } of parameters) {
        const declared = value.type === "scalar" ? value.text : stringAt(value, "type");
        if (inherited || declared === undefined || !TYPES.has(declared) || isSet(value, "default")) continue;
        yield { at: key.span, message: `\`${key.text}\` has no default, so \`mlflow run .\` stops until somebody writes \`-P ${key.text}=…\`. Add a \`default\` if there is a sensible one.` };
      }
    }
  },
});

/** Where the data are, nobody but the caller knows; a number or a word usually has a sensible default. */
const TYPES: ReadonlySet<string> = new Set(["string", "float"]);
