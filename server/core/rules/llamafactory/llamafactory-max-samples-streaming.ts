import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue, numberAt } from "../../syntax/data/access.ts";

export const llamafactoryMaxSamplesStreaming = defineRule({
  id: "llamafactory-max-samples-streaming",
  summary: "Examples of a stream are counted out",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://github.com/hiyouga/LLaMA-Factory"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const most = entryOf(root, "max_samples");
    // LLaMA-Factory stops at the first of these: where the share of `val_size` or the end of the stream is wrong, that is told.
    const size = numberAt(root, "val_size") ?? 0;
    if (size > 0 && size < 1) return;
    if (most && !isNull(most.value) && isTrue(root, "streaming") && (numberAt(root, "max_steps") ?? 0) > 0) yield { at: most.key.span, message: "`max_samples` cuts a data set that is loaded, and with `streaming: true` LLaMA-Factory refuses it. Bound the run by `max_steps` instead.", related: othersIn(root, "streaming") };
  },
});
