import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";

export const llamafactoryStreamingValSize = defineRule({
  id: "llamafactory-streaming-val-size",
  summary: "A share of a stream is asked for",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://github.com/hiyouga/LLaMA-Factory"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const size = scalarAt(root, "val_size");
    if (!isTrue(root, "streaming") || typeof size?.value !== "number" || size.value <= 0 || size.value >= 1) return;
    yield { at: size.span, message: `\`val_size: ${size.text}\` is a share, and nobody knows how long a stream is: LLaMA-Factory stops. Write how many examples to keep for evaluation, such as \`val_size: 1000\`.`, related: othersIn(root, "streaming") };
  },
});
