import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const finetuneSystemPlace = defineRule({
  id: "finetune-system-place",
  summary: "Instructions stand in the midst of a conversation",
  severity: "warning",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    for (const { at, root } of jsonLinesOf(document)) {
      let started = false;
      let instructed = 0;
      for (const message of itemsAt(root, "messages")) {
        const role = scalarAt(message, "role");
        const instructs = role?.text === "system" || role?.text === "developer";
        if (role && instructs && (started || instructed > 0)) yield { at: { start: at.start + role.span.start, end: at.start + role.span.end }, message: `This message of \`${role.text}\` comes after others. Calls have one, at the beginning, so the model trains on what it will never see. Join it to the first message.` };
        if (instructs) instructed++;
        else started = true;
      }
    }
  },
});
