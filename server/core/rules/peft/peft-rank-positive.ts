import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, numberAt } from "../../syntax/data/access.ts";

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
    // Orthogonal adapters are given the size of their blocks or a rank, and 0 for the other.
    const isByBlocks = (numberAt(root, "oft_block_size") ?? 0) > 0;
    const ranks = [...RANKS.flatMap((name) => entryOf(root, name) ?? []), ...entriesAt(root, "rank_pattern")];
    for (const { key, value } of ranks) {
      if (value.type !== "scalar" || typeof value.value !== "number" || value.value > 0 || (isByBlocks && value.value === 0)) continue;
      yield { at: value.span, message: `The rank \`${key.text}\` is ${value.text}, yet an update needs at least rank 1: PEFT refuses to make the layer. Usual ranks are 8 to 64.` };
    }
  },
});

/** What the methods call the size of their update. */
const RANKS = ["r", "init_r", "target_r", "n_frequency"];
