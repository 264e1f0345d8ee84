import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

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
      if (value.type !== "scalar" || typeof value.value !== "string" || isJson(value.text)) continue;
      yield { at: key.span, message: `\`${key.text}\` of the signature is not valid JSON, so MLflow cannot load the model. Log it again rather than editing it by hand.` };
    }
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
