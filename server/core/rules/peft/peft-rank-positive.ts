import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";

export const peftRankPositive = defineRule({
  id: "peft-rank-positive",
  summary: "The rank of an adapter is not positive",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const ranks = [entryOf(root, "r"), ...entriesAt(root, "rank_pattern")].filter((entry) => entry !== undefined);
    for (const { key, value } of ranks) {
      if (value.type !== "scalar" || typeof value.value !== "number" || value.value > 0) continue;
      yield { at: value.span, message: `The rank \`${key.text}\` is ${value.text}, yet an update needs at least rank 1: PEFT refuses to make the layer. Usual ranks are 8 to 64.` };
    }
  },
});
