import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const cardIdForm = defineRule({
  id: "card-id-form",
  summary: "A card names a model or dataset by its address",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards#specifying-a-base-model"],
  fix: "suggested",

  *check(document) {
    for (const name of ["base_model", "datasets", "new_version", "models"]) {
      for (const value of scalarsOf(nodeAt(rootOf(document), name))) {
        const id = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets\/|models\/)?([\w.-]+\/[\w.-]+)\/?$/.exec(value.text)?.[1];
        if (id !== undefined) yield { at: value.span, message: `\`${name}\` takes the id, not the address: the Hub refuses this card. Write \`${id}\`.`, fixes: [replaceWith(document.text, value.span, id)] };
        else if (/\s|:\/\//.test(value.text)) yield { at: value.span, message: `\`${value.text}\` is no id of the Hub, so the link is lost. Write it as \`owner/name\`.` };
      }
    }
  },
});
