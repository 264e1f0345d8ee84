import { defineRule } from "../../engine/rule.ts";
import { sharedAugmentations } from "../../facts/python/sharedAugmentations.ts";

export const sharedAugmentation = defineRule({
  id: "shared-augmentation",
  summary: "Rows for testing are changed at random like those for training",
  severity: "warning",
  languages: ["python"],
  references: ["https://pytorch.org/vision/stable/transforms.html", "https://keras.io/api/data_loading/image/"],
  fix: "none",

  *check(document) {
    for (const { name, split, change } of sharedAugmentations(document)) {
      yield {
        at: split,
        message: `Both parts of \`${name}\` share its random changes (${change}), so the model is judged by pictures that nobody took, and by others each time. Make two data sets, one with the changes and one without, and divide both by the same row numbers.`,
      };
    }
  },
});
