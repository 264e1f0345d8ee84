import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const mlmodelNoSignature = defineRule({
  id: "mlmodel-no-signature",
  summary: "A model is saved without a signature",
  severity: "info",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const flavors = entryOf(root, "flavors");
    if (!flavors || isSet(root, "signature")) return;
    yield { at: flavors.key.span, message: "The model has no signature, so nobody checks what is sent to it: a missing or swapped column goes unnoticed. Pass `signature=infer_signature(X, predictions)` when logging it." };
  },
});
