import { defineRule, type Finding } from "../../engine/rule.ts";
import { eachLine } from "../../facts/config/jsonl.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const finetuneSystemPlace = defineRule({
  id: "finetune-system-place",
  summary: "Instructions stand in the midst of a conversation",
  severity: "warning",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  check: (document) => eachLine(document, misplacedIn),
});

function* misplacedIn(root: Node): Generator<Finding> {
  let started = false;
  let instructed = 0;
  for (const message of itemsAt(root, "messages")) {
    const role = scalarAt(message, "role");
    const instructs = role?.text === "system" || role?.text === "developer";
    if (role && instructs && (started || instructed > 0)) yield { at: role.span, message: `This message of \`${role.text}\` comes after others. Calls have one, at the beginning, so the model trains on what it will never see. Join it to the first message.` };
    if (instructs) instructed++;
    else started = true;
  }
}
