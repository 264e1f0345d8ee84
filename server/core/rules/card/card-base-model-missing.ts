import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";

export const cardBaseModelMissing = defineRule({
  id: "card-base-model-missing",
  summary: "An adapter does not name its base model",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const library = scalarAt(root, "library_name");
    if (library?.text === "peft" && !isSet(root, "base_model")) yield { at: entryOf(root, "base_model")?.key.span ?? library.span, message: "An adapter is of no use without its base model, and `base_model` does not name it. Add it, so that the Hub can load both." };
  },
});
