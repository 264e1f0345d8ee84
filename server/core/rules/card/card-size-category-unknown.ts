import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const cardSizeCategoryUnknown = defineRule({
  id: "card-size-category-unknown",
  summary: "The size of a dataset is not one of the Hub's",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/datasets-cards"],
  fix: "none",

  *check(document) {
    for (const size of scalarsOf(nodeAt(rootOf(document), "size_categories"))) {
      if (SIZES.has(size.text)) continue;
      yield { at: size.span, message: `\`${size.text}\` is no size category of the Hub, so nobody finds the dataset by its size. Write one of ${[...SIZES].slice(0, 4).map((name) => `\`${name}\``).join(", ")} and so on up to \`n>1T\`.` };
    }
  },
});

const SIZES: ReadonlySet<string> = new Set(["n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B", "1B<n<10B", "10B<n<100B", "100B<n<1T", "n>1T", "unknown", "other"]);
