import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const mlmodelSignatureJsonInvalid = defineRule({
  id: "mlmodel-signature-json-invalid",
  summary: "The signature of a model is not valid JSON",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document), "signature")) {
      if (value.type !== "scalar" || typeof value.value !== "string") continue;
      const wrong = isJson(value.text) ? unknownTypes(value.text) : [];
      for (const name of wrong) {
        const meant = nearest(name, TYPES);
        yield { at: value.span, message: `\`${name}\` is no type of a signature, so MLflow cannot load the model. ${meant === undefined ? "Log it again rather than editing it by hand." : `Did you mean \`${meant}\`?`}` };
      }
      if (isJson(value.text)) continue;
      yield { at: key.span, message: `\`${key.text}\` of the signature is not valid JSON, so MLflow cannot load the model. Log it again rather than editing it by hand.` };
    }
  },
});

/** `mlflow.types.DataType`, and what columns are made of. */
const TYPES = ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime", "object", "array", "map", "any", "tensor", "sparkml_vector", "spark_vector"];

/** Types of columns; what is deeper has types of the same names. */
const unknownTypes = (text: string): readonly string[] => [...text.matchAll(/"type"\s*:\s*"([^"]*)"/g)].flatMap(([, name = ""]) => (TYPES.includes(name.toLowerCase()) ? [] : [name]));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
