import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const mergekitWeightsSum = defineRule({
  id: "mergekit-weights-sum",
  summary: "Weights of a linear merge that do not add up to 1",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    // Weights are divided by their sum unless that is switched off.
    if (stringAt(root, "merge_method") !== "linear" || scalarAt(root, "parameters", "normalize")?.value !== false) return;
    const weights = itemsAt(root, "models").map((model) => numberAt(model, "parameters", "weight") ?? NaN);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const models = entryOf(root, "models");
    if (!models || Number.isNaN(sum) || Math.abs(sum - 1) < TOLERANCE) return;
    yield { at: models.key.span, message: `The weights add up to ${Number(sum.toFixed(4))}, and \`normalize\` is off, so every tensor is scaled by that and the merged model talks nonsense. Let them add up to 1, or remove \`normalize: false\`.` };
  },
});

const TOLERANCE = 0.011;
