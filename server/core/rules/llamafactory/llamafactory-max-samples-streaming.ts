import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue } from "../../syntax/data/access.ts";

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
    if (most && !isNull(most.value) && isTrue(root, "streaming")) yield { at: most.key.span, message: "`max_samples` cuts a data set that is loaded, and with `streaming: true` LLaMA-Factory refuses it. Bound the run by `max_steps` instead.", related: othersIn(root, "streaming") };
  },
});
