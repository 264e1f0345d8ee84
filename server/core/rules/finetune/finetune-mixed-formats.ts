import { defineRule } from "../../engine/rule.ts";
import { jsonLinesOf } from "../../facts/config/jsonl.ts";
import { entriesAt, nodeAt } from "../../syntax/data/access.ts";

export const finetuneMixedFormats = defineRule({
  id: "finetune-mixed-formats",
  summary: "Lines of a file have different formats",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  *check(document) {
    const lines = jsonLinesOf(document).filter(({ root, broken }) => root?.type === "mapping" && broken === undefined);
    for (const { at, root } of lines) {
      if (nodeAt(root, "messages") || lines.length < 2) continue;
      const keys = entriesAt(root).map(({ key }) => `\`${key.text}\``).slice(0, 3).join(", ");
      yield { at, message: `The other lines have \`messages\`, this one has ${keys || "nothing"}: a file holds one format, and this one is refused.` };
    }
  },
});
